/** The model did not answer in time. Nobody knows why, so no scan is to blame: the process may be stopped, or the machine swapping. */
export class PredictorHung extends Error {
  constructor() {
    super('the model did not answer in time')
    this.name = 'PredictorHung'
  }
}
