/** Stands in for the parts of Node that juggler loads and the benchmark never calls. */
module.exports = {};
