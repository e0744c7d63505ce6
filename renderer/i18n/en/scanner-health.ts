/** What the scanner measures of itself and says is wrong. */
export const scannerHealth = {
  title: 'What the scanner measures',
  none: 'It has said nothing of itself yet.',
  old: 'Said {{age}} ago: older than it should be.',
  faults: 'What the scanner says is wrong',
  temperature: 'Temperature, {{place}}',
  celsius: '{{value}} °C',
  fahrenheit: '{{value}} °F',
  coils: 'Noise of the coils',
  coilRange: '{{least}} to {{most}}, most in coil {{coil}}',
  conveyor: 'Conveyor',
  vibration: 'Vibration',
  mmPerS: '{{value}} mm/s',
} as const
