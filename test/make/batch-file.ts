import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type KeptPicture, type PictureKey, packedBytes, packPicture } from '../../electron/store/archive/picture.ts'
import { packCell } from '../../electron/store/quantise.ts'

/** A file of a batch as the program wrote it before there were segments; it is only read now. */
export function writeBatchFile(
  folder: string,
  archiveKey: Uint8Array,
  batchId: string,
  pictures: readonly { readonly owner: PictureKey; readonly picture: KeptPicture }[],
): string {
  const salt = randomBytes(32)
  const key = Buffer.from(hkdfSync('sha256', archiveKey, salt, 'ovoscope archive file', 32))
  const entries = pictures.flatMap(({ owner, picture }) => {
    const plain = Buffer.alloc(packedBytes(picture))
    packPicture(picture, plain, 0)
    const head = Buffer.alloc(52)
    head.write('OPIC', 0, 'latin1')
    head.writeUInt32LE(plain.length, 4)
    head.writeUIntLE(owner.visitId, 8, 6)
    head.writeUInt32LE(packCell(owner.cell), 14)
    head.writeUInt32LE(owner.attempt, 18)
    randomBytes(12).copy(head, 24)
    const cipher = createCipheriv('aes-256-gcm', key, head.subarray(24, 36))
    cipher.setAAD(head.subarray(0, 36))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    cipher.getAuthTag().copy(head, 36)
    return [head, sealed]
  })
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${batchId}.pictures`)
  writeFileSync(path, Buffer.concat([Buffer.from('OVOPIC01'), salt, ...entries]))
  return path
}
