/** Exposes LoopBack's own engine and its memory connector to the page. */
globalThis.juggler = {
  DataSource: require('loopback-datasource-juggler').DataSource,
  memory: require('loopback-datasource-juggler/lib/connectors/memory'),
};
