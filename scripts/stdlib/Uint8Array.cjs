module.exports = Uint8Array; // every engine has it: no polyfill
