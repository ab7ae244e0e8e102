// In place of stdlib's definer of properties, which knows engines that cannot define any.
module.exports = (object, name, value) => Object.defineProperty(object, name, { value });
