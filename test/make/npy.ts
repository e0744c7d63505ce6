/** Bytes as `np.save` writes them: version 1, C order, the header padded to 64. */
export function encodeNpy(values: Uint16Array | Float32Array, shape: readonly number[]): Uint8Array {
  const descr = values instanceof Uint16Array ? '<u2' : '<f4'
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${tuple}), }`
  const header = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length & 0xff, header.length >> 8])
  return Buffer.concat([start, Buffer.from(header), Buffer.from(values.buffer, values.byteOffset, values.byteLength)])
}
