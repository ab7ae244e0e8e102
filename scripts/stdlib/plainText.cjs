// In place of stdlib's formatter of the messages of errors that the page never provokes: 2 kB of each script.
module.exports = (text) => text;
