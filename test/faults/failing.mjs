import {appendFileSync} from "node:fs";
import {createRequire, syncBuiltinESMExports} from "node:module";

// Preloaded into every process of a build: lets the K-th operation on a file fail in the program that FAIL_IN names
// (the end of its script's path), and writes down how many there were.

const {FAIL_IN = "", FAIL_AT = "0", FAIL_LOG = ""} = process.env;

// Node and tsx read modules by the same functions; a program that cannot be loaded is no fault of files.
const isModule = (path) => path instanceof URL || /\.[cm]?[jt]s$|package\.json$/.test(String(path));

const asked = [
  "readFile",
  "writeFile",
  "mkdir",
  "mkdtemp",
  "rename",
  "rm",
  "rmdir",
  "readdir",
  "cp",
  "copyFile",
  "open"
];

if (FAIL_IN !== "" && process.argv.some((word) => word.endsWith(FAIL_IN))) {
  const files = createRequire(import.meta.url)("node:fs/promises");
  let count = 0;
  for (const name of asked) {
    const real = files[name];
    files[name] = (path, ...rest) => {
      if (name === "readFile" && isModule(path)) return real(path, ...rest);
      count += 1;
      if (count !== Number(FAIL_AT)) return real(path, ...rest);
      const error = new Error(`EIO: injected, ${name} '${path}'`);
      return Promise.reject(Object.assign(error, {code: "EIO", errno: -5, syscall: name, path: String(path)}));
    };
  }
  syncBuiltinESMExports();
  process.on("exit", () => appendFileSync(FAIL_LOG, `${count}\n`));
}
