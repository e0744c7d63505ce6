import type { Random } from '../../electron/base/random.ts'
import type { PhantomTruth } from './truth.ts'

/**
 * THE SEX CUE IS INVENTED. No published egg-MRI picture shows it. A small body beside the embryo's spine is drawn brighter or
 * darker than its surroundings by a latent value z, drawn from a normal distribution with standard deviation 1 and mean +d/2 for females, -d/2 for males.
 * It exists so that the pipeline has something to find, and it proves nothing about chickens.
 */
export const CUE_EFFECT = 4.4

/** Change of signal, as a share of the brightest fluid, per standard deviation of the latent value. */
export const CUE_SIGNAL_STEP = 0.06

/** Draws the latent value. With effect size d a perfect observer of z reaches AUC Φ(d / √2) and accuracy Φ(d / 2). */
export function drawCue(random: Random, truth: PhantomTruth, effect: number = CUE_EFFECT): number {
  const mean = truth.sex === 'FEMALE' ? effect / 2 : truth.sex === 'MALE' ? -effect / 2 : 0
  return mean + random.normal()
}
