/** Pictures for people: thumbnails, filmstrips, files. */
export const pictures = {
  overlay: 'Picture',
  strip: 'Attempts and maps',
  tile: 'Attempt {{attempt}}, {{map}}',
  tileSlice: 'Attempt {{attempt}}, {{map}}, slice {{slice}}',
  map: 'map {{n}}',
  saveTitle: 'Save the picture, counts unchanged',
  save: { png16: 'PNG, 16 bit', tiff16: 'TIFF, 16 bit' },
  notKept: 'No picture is kept of this any more.',
  noImaging:
    'This program cannot make pictures here: the library for it is missing or damaged. Installing Ovoscope again puts it right.',
} as const
