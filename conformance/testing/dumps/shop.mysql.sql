-- A shop with everything that the reader must know, for a real MySQL or MariaDB.
CREATE TABLE `customer` (
  `id` int unsigned NOT NULL AUTO_INCREMENT COMMENT 'number; of a customer',
  `full name` varchar(80) CHARACTER SET latin1 NOT NULL DEFAULT 'it''s; \"new\"',
  `status` enum('Active','on hold','it''s, over') NOT NULL DEFAULT 'on hold',
  `roles` set('a','b') DEFAULT NULL,
  `is_admin` tinyint(1) NOT NULL DEFAULT '0',
  `flag` char(1) DEFAULT NULL,
  `bits` bit(1) DEFAULT b'0',
  `mask` bit(8) DEFAULT NULL,
  `credit` decimal(10,2) NOT NULL DEFAULT 12.50,
  `ratio` double DEFAULT NULL,
  `born` date DEFAULT NULL,
  `wakes` time DEFAULT NULL,
  `since` year DEFAULT NULL,
  `note` longtext,
  `photo` mediumblob,
  `place` point DEFAULT NULL,
  `created_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `twice` int AS (`id` * 2) VIRTUAL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `name_born` (`full name`,`born`),
  KEY `born` (`born`),
  FULLTEXT KEY `note` (`note`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Who buys; it''s them';
CREATE TABLE `order` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` int unsigned NOT NULL,
  `billingCustomerId` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `a` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`) ON DELETE CASCADE,
  CONSTRAINT `b` FOREIGN KEY (`billingCustomerId`) REFERENCES `customer` (`id`) ON DELETE SET NULL ON UPDATE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `profile` (`customer_id` int unsigned NOT NULL, `bio` text, PRIMARY KEY (`customer_id`), CONSTRAINT `p` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`)) ENGINE=InnoDB;
CREATE TABLE `product` (`id` int NOT NULL AUTO_INCREMENT, `sku` char(8) NOT NULL, PRIMARY KEY (`id`), UNIQUE KEY `sku` (`sku`)) ENGINE=InnoDB;
CREATE TABLE `order_product` (`order_id` bigint NOT NULL, `product_id` int NOT NULL, PRIMARY KEY (`order_id`,`product_id`), CONSTRAINT `c` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`), CONSTRAINT `d` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`)) ENGINE=InnoDB;
CREATE VIEW `names` AS SELECT `id`, `full name` FROM `customer`;
INSERT INTO `customer` (`full name`, `note`, `photo`) VALUES ('a;b\'c', '-- CREATE TABLE `x` (\n/* ; */ "', 0x275c3b00ff), ('# no', '\\', NULL);
DELIMITER ;;
CREATE TRIGGER `touched` BEFORE INSERT ON `product` FOR EACH ROW BEGIN
  IF NEW.sku = '' THEN SET NEW.sku = 'x;y'; END IF;
END ;;
CREATE PROCEDURE `p`() BEGIN CREATE TEMPORARY TABLE t (id int); SELECT 1; END ;;
DELIMITER ;
