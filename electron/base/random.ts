/** A seeded stream of random numbers: the same seed gives the same run on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, below). */
  int(below: number): number
  /** Standard normal deviate. */
  normal(): number
  /** An independent stream derived from this seed and a label; does not advance this stream. */
  fork(label: string | number): Random
}

/** Makes a stream from any seed text or number. Generator: sfc32 (Doty-Humphrey, PractRand), seeded by xmur3-style mixing. */
export function seededRandom(seed: string | number): Random {
  const text = String(seed)
  const mix = seedMixer(text)
  const nextUint32 = sfc32(mix(), mix(), mix(), mix())
  for (let warmUp = 0; warmUp < 12; warmUp++) nextUint32()
  let spareNormal: number | undefined

  const next = () => nextUint32() / 4294967296
  return {
    next,
    int: (below) => Math.floor(next() * below),
    normal() {
      if (spareNormal !== undefined) {
        const value = spareNormal
        spareNormal = undefined
        return value
      }
      // Box–Muller; 1 - u keeps the logarithm finite.
      const radius = Math.sqrt(-2 * Math.log(1 - next()))
      const angle = 2 * Math.PI * next()
      spareNormal = radius * Math.sin(angle)
      return radius * Math.cos(angle)
    },
    fork: (label) => seededRandom(`${text}/${label}`),
  }
}

function seedMixer(text: string): () => number {
  let hash = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 3432918353)
    hash = (hash << 13) | (hash >>> 19)
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    hash ^= hash >>> 16
    return hash >>> 0
  }
}

function sfc32(a: number, b: number, c: number, d: number): () => number {
  return () => {
    a |= 0
    b |= 0
    c |= 0
    d |= 0
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
}
