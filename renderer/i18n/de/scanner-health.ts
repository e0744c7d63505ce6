import type { Catalogue } from '../catalogue.ts'

export const scannerHealth: Catalogue['scannerHealth'] = {
  title: 'Was der Scanner misst',
  none: 'Er hat noch nichts über sich gesagt.',
  old: 'Vor {{age}} gemeldet: älter, als es sein sollte.',
  faults: 'Was der Scanner als Fehler meldet',
  temperature: 'Temperatur, {{place}}',
  celsius: '{{value}} °C',
  fahrenheit: '{{value}} °F',
  coils: 'Rauschen der Spulen',
  coilRange: '{{least}} bis {{most}}, am meisten in Spule {{coil}}',
  conveyor: 'Band',
  vibration: 'Erschütterung',
  mmPerS: '{{value}} mm/s',
}
