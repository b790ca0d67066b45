import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {serve} from "../lanes.js";
import {archive} from "./archive.js";

// A process of `makeArchives`: an order is an archive's id, its file stands in the folder W2S_ARCHIVES.
const folder = process.env.W2S_ARCHIVES ?? ".";

serve(async (id) => writeFile(join(folder, `${id}.zip`), await archive(id)));
