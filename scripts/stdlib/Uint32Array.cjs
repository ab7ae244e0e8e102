module.exports = Uint32Array; // every engine has it: no polyfill
