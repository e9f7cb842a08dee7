PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT, [full name] VARCHAR(80) NOT NULL DEFAULT 'it''s; new', "born" DATE, credit NUMERIC(10, 2), untyped, "key" text, created DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL);
INSERT INTO customer VALUES(1,'CREATE TABLE x (id int);',NULL,1.5,X'27',NULL,'2020-01-01');
CREATE TABLE IF NOT EXISTS "order" ("id" integer not null primary key, customer_id INT REFERENCES customer ON DELETE CASCADE, billing_id INT CONSTRAINT b REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (billing_id), CHECK (id > 0));
CREATE TABLE `tag` (`name` text PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE order_tag (order_id INTEGER NOT NULL, tag_name TEXT NOT NULL, PRIMARY KEY (order_id, tag_name), FOREIGN KEY (order_id) REFERENCES "order"(id), FOREIGN KEY (Tag_Name) REFERENCES TAG(Name));
CREATE TABLE memo (id INT, note TEXT -- a comment; with ' in it
, /* another */ total REAL GENERATED ALWAYS AS (id * 2) STORED);
CREATE TRIGGER touched AFTER INSERT ON customer BEGIN
  UPDATE customer SET "key" = CASE WHEN id > 1 THEN 'a;b' ELSE 'c' END;
  INSERT INTO memo (id) VALUES (1);
END;
CREATE VIEW names AS SELECT id, [full name] FROM customer;
ALTER TABLE memo ADD COLUMN owner_id INTEGER REFERENCES customer;
CREATE UNIQUE INDEX one_owner ON memo (owner_id);
CREATE UNIQUE INDEX lower_note ON memo (lower(note));
COMMIT;
