import { closeSync, openSync, writeSync } from 'node:fs'
import { ByteWriter, ParquetWriter, schemaFromColumnData, type Writer } from 'hyparquet-writer'
import { OWNER_ONLY } from '../../files/durable-file.ts'
import type { TableFile } from './csv-file.ts'
import type { Column, Value } from './table.ts'

/** Rows that are held until they are written as one group: some megabytes of scans. */
const GROUP_ROWS = 20_000

/** Apache Parquet, a group of rows at a time. What the file is of stands in its own words, which every reader shows. */
export function openParquetFile<Row>(
  path: string,
  columns: readonly Column<Row>[],
  words: Readonly<Record<string, string>>,
): TableFile<Row> {
  const file = openSync(path, 'wx', OWNER_ONLY)
  const writer = fileWriter(file)
  const empty = columns.map(({ name, type }) => ({ name, type, nullable: true, data: [] }))
  const parquet = new ParquetWriter({
    ...{ writer, schema: schemaFromColumnData({ columnData: empty }), createdBy: 'Ovoscope' },
    kvMetadata: Object.entries(words).map(([key, value]) => ({ key, value })),
  })
  let waiting: Row[] = []
  const write = () => {
    if (waiting.length === 0) return
    const columnData = columns.map((column) => ({
      ...{ name: column.name, type: column.type, nullable: true },
      data: waiting.map((row) => stored(column.type, column.of(row))),
    }))
    void parquet.write({ columnData, rowGroupSize: GROUP_ROWS })
    waiting = []
  }
  return {
    add(rows) {
      for (const row of rows) waiting.push(row)
      if (waiting.length >= GROUP_ROWS) write()
    },
    close() {
      try {
        write()
        void parquet.finish()
      } finally {
        closeSync(file)
      }
    },
  }
}

/** 64-bit numbers are of a type of their own there; undefined is none. */
function stored(type: Column<never>['type'], value: Value): Value | bigint | undefined {
  if (value === null) return undefined
  return type === 'INT64' && typeof value === 'number' ? BigInt(value) : value
}

/** Appends what was written since the last group to the file. */
function fileWriter(file: number): Writer {
  const writer = new ByteWriter()
  const flush = () => {
    const bytes = new Uint8Array(writer.buffer, 0, writer.index)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    writer.index = 0
  }
  return Object.assign(writer, { flush, finish: flush })
}
