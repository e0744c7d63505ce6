import type { ModelRef } from './model-choice.ts'

/** `<name>-<major>.<minor>.<patch>`, as every package is called. */
const MODEL_ID = /^(.+)-(\d+)\.(\d+)\.(\d+)$/

/**
 * Of the packages that are here the one that is offered for one that is not: the newest of the same name that is newer than it, as an update brings it.
 * It is offered, never taken. One of another name is no successor, and neither is an older one: those a person finds in the list. Our own rule.
 */
export function successorOf<M extends ModelRef>(missingId: string, here: readonly M[]): M | undefined {
  const [name, missing] = partsOf(missingId)
  const newer = here.filter(({ modelId }) => {
    const [otherName, version] = partsOf(modelId)
    return otherName === name && compare(version, missing) > 0
  })
  return newer.toSorted((a, b) => compare(partsOf(b.modelId)[1], partsOf(a.modelId)[1]))[0]
}

/** What is called like no package is a name of its own without a version. */
function partsOf(modelId: string): readonly [name: string, version: readonly number[]] {
  const [, name, ...version] = MODEL_ID.exec(modelId) ?? []
  return name === undefined ? [modelId, []] : [name, version.map(Number)]
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differs = one.findIndex((number, place) => number !== other[place])
  return differs < 0 ? 0 : Number(one[differs]) - Number(other[differs])
}
