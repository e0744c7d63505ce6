import type { Catalogue } from '../catalogue.ts'

export const pictures: Catalogue['pictures'] = {
  overlay: 'Bild',
  strip: 'Versuche und Karten',
  tile: 'Versuch {{attempt}}, {{map}}',
  tileSlice: 'Versuch {{attempt}}, {{map}}, Schicht {{slice}}',
  map: 'Karte {{n}}',
  saveTitle: 'Bild speichern, Zählwerte unverändert',
  save: { png16: 'PNG, 16 Bit', tiff16: 'TIFF, 16 Bit' },
  notKept: 'Davon ist kein Bild mehr aufbewahrt.',
  noImaging:
    'Dieses Programm kann hier keine Bilder herstellen: Die Bibliothek dafür fehlt oder ist beschädigt. Ovoscope neu zu installieren behebt es.',
}
