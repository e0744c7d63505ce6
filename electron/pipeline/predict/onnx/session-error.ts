/** Why a genuine package does not run here; each is said in words of its own. */
export interface SessionError {
  readonly code: /** No network at all, or one that the runtime cannot build. */
    | 'MODEL_UNREADABLE'
    /** Operators of a version that this runtime does not know. */
    | 'MODEL_OPSET'
    /** Its weights are in another file. */
    | 'MODEL_EXTERNAL_DATA'
    /** Another input than the manifest names. */
    | 'MODEL_INPUT'
    /** The input has another shape. */
    | 'MODEL_SHAPE'
    | 'MODEL_OUTPUT_MISSING'
    /** An output of another type, or with another number of columns. */
    | 'MODEL_OUTPUT'
    /** It stops with an error when it is run. */
    | 'MODEL_RUN'
  readonly detail: string
}
