import {parseArgs} from "node:util";
import {archive} from "../../loaders/archive/archive.js";

const {values} = parseArgs({options: {paper: {type: "string", default: ""}}});
process.stdout.write(await archive(values.paper));
