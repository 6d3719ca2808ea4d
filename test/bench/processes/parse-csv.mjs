/** The yardstick of plan and import: csv-parse's bare stream over a file, a record as an object, nothing done with it. */
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { parse } from 'csv-parse';

const [, , file] = process.argv;
let rows = 0;
for await (const _ of createReadStream(file).pipe(parse({ columns: true, bom: true }))) rows += 1;
process.stdout.write(`${JSON.stringify({ rows })}\n`);
