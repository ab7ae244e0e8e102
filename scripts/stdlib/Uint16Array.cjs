module.exports = Uint16Array; // every engine has it: no polyfill
