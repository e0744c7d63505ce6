/** Orders to the sorter and the clock of the scanner. */
export const orders = {
  clock: 'Clock of the scanner',
  clockUnknown: 'not known yet',
  clockKnown: '{{offset}} ms against this station, ± {{uncertainty}} ms; {{drift}}',
  clockOneWay: 'at least {{offset}} ms against this station; the scanner does not echo, so no more is known',
  drift: 'drift {{drift}} ppm',
  driftUnknown: 'drift not known yet',
  notAsOrdered: 'Orders not carried out',
  none: 'none',
  fault: {
    TOO_LATE: '{{number}} too late',
    SORTER_SILENT: '{{number}} without an answer of the sorter',
    SORTER_DISAGREES: '{{number}} done otherwise by the sorter',
    NOT_SENT: '{{number}} not sent',
    ORDER_FORGOTTEN: '{{number}} removed by orders that the database had lost',
  },
} as const
