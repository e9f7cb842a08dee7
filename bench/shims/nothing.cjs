/** Node's parts that juggler loads and the benchmark never calls. */
module.exports = {};
