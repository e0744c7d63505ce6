/** A folder that a scanner writes pictures into: choosing it, and what is wrong with it or with its files. */
export const folder = {
  way: 'Folder',
  text: 'For a scanner that writes pictures into a folder. Ovoscope reads each one as a scan and moves it away.',
  path: 'Folder that the scanner writes pictures into',
  pathPlaceholder: '/srv/scans or D:\\scans',
  pathWrong: 'The whole path is needed, from the root or the drive on.',
  tray: 'Tray of these pictures',
  trayOption: '{{name}} · {{cells}} cells',
  trayHint: 'A file does not say how large its tray is.',
  pattern: 'Names of the files',
  patternHint:
    'Empty: tray code, cell and perhaps the attempt, as 0417_H6.png and 0417_H6_2.png. Other names: {{tray}}, {{cell}} or {{row}} and {{column}}, {{attempt}}; what may be missing in square brackets. A manifest.csv in the folder may name them too.',
  formats:
    'PNG of 8 or 16 bit, TIFF of 16 bit; greyscale, 8 to 512 pixels wide and high. The maps of one egg are the pages of one TIFF. What was read lies in “done” afterwards, what is no scan in “refused”, with the reason beside it. No sorter can be told anything this way.',
  refusal: {
    NOT_A_PICTURE: 'it cannot be read as PNG or TIFF; perhaps it was cut off',
    COLOUR: 'it has colours or transparency, where one grey value for each pixel is needed',
    BIT_DEPTH: 'it is neither 8 bit (PNG) nor 16 bit (PNG, TIFF) in whole numbers',
    SIZE: 'it is not 8 to 512 pixels wide and high',
    PAGES: 'it has more than three pages, or pages of several sizes',
    NAME: 'its name says no tray and cell',
    CELL: 'its cell is not in a tray of the size that was chosen',
    TOO_LARGE: 'it has far more bytes than a picture of an egg',
    LOCKED: 'it may not be read, or another program holds it; it is tried again',
    MANIFEST: 'this list cannot be read; beside it stands which line is wrong, and the pictures wait',
  },
  refusedTip:
    '{{file}}: {{reason}}. Look into “refused” in {{path}}: correct the files and put them back, or take them away. The alarm ends when none is left.',
} as const

/** What to do about a folder that cannot be used. */
export const folderRemedy = {
  folderMissing:
    'There is no folder {{path}}. Make it, connect the drive or the share that it lies on, or choose another one.',
  folderUnreadable: 'This account may not read {{path}}. IT: let the account that runs Ovoscope read and change it.',
  folderReadOnly:
    'This account may not change {{path}}, and pictures are moved once they are read. IT: let the account that runs Ovoscope write there.',
  folderFull: 'The disk of {{path}} is full. Take away from “done” and “refused” what is not needed any more.',
  folderOurs: '{{path}} belongs to the data of Ovoscope itself. Choose a folder outside of it.',
  folderTaken:
    '{{line}} reads {{path}} already. Each line needs a folder of its own, or nobody could tell whose eggs these are.',
  folderPattern:
    'No tray and cell can be read by {{pattern}}. It needs {{tray}}, and {{cell}} or {{row}} and {{column}}; each once, brackets in pairs.',
  folderNoImaging:
    'The library that reads pictures is not there on this machine: Service says which one runs. Call service.',
  folderReader:
    'The process that reads pictures is being started. If it does not come, open Service and start the records again.',
} as const
