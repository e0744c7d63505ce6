/** Several lines of one station: the menu in the top bar, and an address that names none of them. */
export const lines = {
  title: 'Lines',
  line: 'Line',
  noBatch: 'No batch',
  state: '{{state}} · {{link}}',
  here: 'this line',
  callsElsewhere: 'An alarm calls on another line.',
  wrongTitle: 'This line does not run here',
  wrong:
    'The address of this window names a line that this station does not have. Choose another one, or ask whoever set the station up.',
  toFirst: 'Go to the first line',
  windowTitle: '{{line}} · {{title}}',
}
