import type { Catalogue } from '../catalogue.ts'

export const usb: Catalogue['usb'] = {
  way: 'Wie der Scanner angeschlossen ist',
  serial: 'Serieller Anschluss',
  usb: 'USB',
  device: 'Gerät',
  choose: 'Den Scanner wählen …',
  none: 'Kein Gerät gefunden',
  refresh: 'Neu suchen',
  problem:
    'Das Betriebssystem kann seine USB-Geräte nicht auflisten ({{reason}}). Der IT zeigen oder einen seriellen Anschluss nehmen.',
  hint: 'Nicht in der Liste? Strom und Kabel prüfen, dann neu suchen. Ein Scanner, der sich als serieller Anschluss meldet, wird dort gewählt.',
}
