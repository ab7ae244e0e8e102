module.exports = true; // every machine that the page runs on is
