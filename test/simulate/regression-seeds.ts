/** Seeds that once failed, each with what it had found. They run in every `npm test`. */
export const REGRESSION_SEEDS: readonly (readonly [seed: string, why: string])[] = []
