module.exports = Float64Array; // every engine has it: no polyfill
