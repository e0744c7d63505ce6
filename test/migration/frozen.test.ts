import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'

/** SHA-256 of the statements. They stand in databases out there: a line is added here for each new file, none is changed. */
const PINNED: Readonly<Record<string, string>> = {
  '0001-initial': '6fb084dafb1ab0bce60f10fbe2c8aec15489ada232f634fb1425e33ad16e67a5',
  '0002-outbox': '3ab11b3f7a19e8e6641bdb37fd9a602d5d62329923cb93413cf77368fb7a9500',
  '0003-override': 'b3b3e23bd9460e41cab4e479eb63a0512985da1b4c913d9a1870007a385286cb',
  '0004-revision': '6c57abc466ae5b2fff572315e7e1f6f9bcd2b02240ed8be74a8a8cae88f39761',
  '0005-alarm-history': '669bb211a74a5899d27cc0c8cfaded175672977cea3c650615cac603bf0bb51d',
  '0006-clock': 'f2f44fc104de04ede1bd06e51340450c46277b384defaf0c3891c8c39f503fbf',
  '0007-recipe-life': '337fe0e3d6cc0cb7b5c4eeb7e828ef7abb729f318c4e3eb39ac79dec8cfd9df4',
  '0008-access': 'ee95b3bda9ee36c725383fc36bf5aa3a3364f14d3cc646f682803ef9dd03fbe7',
  '0009-master-data': 'dcd171a4c297bcfc3627defa075953a7167362b3f691bb29ebc58ea2eed5396a',
  '0010-batch-life': '73a51ec76fa32fc70044f910f916e49ec7d5ad031f9695d4d6f902f1ad691a9f',
  '0011-tray': '38be3239f758cffafb5cdbf9c965ef83778b6303de72968815cecfec27a7d185',
  '0012-batch-time-zone': '5ce05e7e758aed0fbe437556c8cb1492a91e56402f087b708a55ce77c64fdac5',
  '0013-removal': '2b580be44c5933b3ef75d670e795fcca731c60ded776ee40bef6d8d131fc8cd7',
  '0014-batch-label': '1d6d31a202a68f289ea9ddab3e7bd3c2810ad6bb5c6d6cd27122c424f805fcdc',
  '0015-line': 'cea307fbcabcdea0f010d497162d72ced57ffe6b7cccb1478fc105eaae7d2f51',
  '0016-order': 'f4560108c41f340a21f710ea8a8cd9032cdb5ebf01f1e6abaf7887b1f8efc804',
  '0017-sorter-present': 'a1ea60f5c4e6e556780ec194b79fab6d2ac22c5ae3f95ab28064c1b381971ecd',
  '0018-model-choice': '4c8030a645a3e47a713dd1beb364e37b0d82fce2b9faf2279fe3a070d5a2eb1b',
  '0019-picture-figures': 'f1d0995c9ce95218fa84a312b54076f67aa21689176fffff0135b9d6c5b15906',
  '0020-database-mark': '0b74e60842ee9cfe22d4a255e1a992f8745e9f3fdd4932e82a63a559d72aaa7f',
  '0021-batch-sum': '8bfce6ebe1e7c39eff425d2f40977378355c93c6d687ad80e6592a0850060de6',
  '0022-cold': 'bc65f574ba0283d35b78e8b14566a559e6698c0a36363066c03d11b455bed0e4',
  '0023-archive': 'e7f65d0533166db2f6f975bd2b49e95e484611923821cf7181807105908785ca',
  '0024-class-shares': '12949dd0d9a8febb80c8508946cb364282e28fb5e66aeafda7757159b02745ad',
  '0025-event-time': 'a10ff00e262caf27195088655416727d5b7c70246fc8b2639de76d5769ce91f7',
  '0026-cold-content': 'a2cae9e0dcbff2a169e93644c00141481b2349b291984e83a9e421c70115bfbf',
  '0027-untold-finding': 'eae7473c37638a2fdce071c390f006f49e6f7357beb16f2ab39a85dfe25ee178',
  '0028-lost-end': '1e50830ed028a9c7a7f2611b4e9953d177429f719e599ac72bc8311ab85ce217',
}

const FOLDER = join(import.meta.dirname, '../../electron/store/migrations')

describe('migrations', () => {
  it('are numbered from 1 without gaps, as their files are', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, n) => n + 1))
    const files = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.ts$/.test(name))
    expect(MIGRATIONS.map((migration) => `${migration.name}.ts`)).toEqual(files.sort())
    for (const migration of MIGRATIONS) expect(Number(migration.name.slice(0, 4))).toBe(migration.version)
  })

  it('have each a test of their own', () => {
    const tests = readdirSync(import.meta.dirname).filter((name) => /^\d{4}-.*\.test\.ts$/.test(name))
    expect(tests.sort()).toEqual(MIGRATIONS.map((migration) => `${migration.name}.test.ts`))
  })

  it('are frozen', () => {
    const hashes = MIGRATIONS.map(({ name, statements }) => [
      name,
      createHash('sha256').update(statements.join('\n;\n')).digest('hex'),
    ])
    expect(Object.fromEntries(hashes)).toEqual(PINNED)
  })
})
