// Imported first, so that an old Node gets a sentence and not a syntax error further on.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Starloop needs Node.js 20.19 or newer, but this is ${process.versions.node}: install a newer version from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
