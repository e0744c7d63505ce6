import type { InferenceView } from '../../electron/contract/inference-settings.ts'

/** A machine of four cores that wanted its graphics card, which has no driver. */
export const FAKE_INFERENCE: InferenceView = {
  settings: { provider: 'webgpu', threads: 'auto' },
  cores: 4,
  runs: [
    {
      modelId: 'phantomnet-1.1.0',
      run: {
        ...{ provider: 'cpu', threads: 1, batchMs: 2.14 },
        refused: { provider: 'webgpu', code: 'NOT_AVAILABLE', detail: 'No supported adapters' },
      },
    },
  ],
  measured: [
    { threads: 1, batchMs: 2.1 },
    { threads: 2, batchMs: 1.7 },
  ],
}
