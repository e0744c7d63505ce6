/** On what the model runs. */
export const inference = {
  title: 'Where the model runs',
  text: 'Changes no decision rule: another device is used only when its figures for the model’s golden scans are the processor’s, within what the model allows.',
  provider: 'Device',
  providers: {
    cpu: 'Processor (works everywhere)',
    coreml: 'Apple graphics and neural engine (CoreML)',
    dml: 'Windows graphics card (DirectML)',
    webgpu: 'Graphics card (WebGPU)',
  },
  providerHelp: 'If the chosen one cannot be used, the processor is, and it says why below.',
  threads: 'Processor threads',
  auto: 'Measured at the start',
  threadsHelp:
    'One is right for most machines. Measured: a second one only if it shortens the work by a third, and a core is left to the line.',
  now: 'Runs now',
  notYet: 'no model runs now',
  nowText_one: '{{model}}: {{provider}}, {{count}} thread, 16 pictures in {{batchMs}} ms',
  nowText_other: '{{model}}: {{provider}}, {{count}} threads, 16 pictures in {{batchMs}} ms',
  measured: 'Measured',
  measuredOne_one: '{{count}} thread {{batchMs}} ms',
  measuredOne_other: '{{count}} threads {{batchMs}} ms',
  cores: 'Cores of this machine',
  notUsed: '{{provider}} is not used',
  refusal: {
    NOT_BUNDLED: 'There is none on this system. Choose another device, or leave it: the processor does the work.',
    NOT_AVAILABLE:
      'No device or driver for it was found. Let IT look at the driver of the graphics card, then start Ovoscope again.',
    GOLDEN_MISMATCH:
      'It computes other figures than the processor for the model’s golden scans, more than the model allows. Choose the processor; a newer driver may help.',
    ENDED: 'The process of the model ended with it. Choose the processor; a newer driver may help.',
  },
} as const
