/** Limits of protocol v1; a message beyond them is stored with its rejection and its egg becomes UNREADABLE. */

/** Smallest and largest side: below 8 no egg can be made out, above 512 one slice alone fills a quarter of a frame. */
export const IMAGE_SIDE_PIXELS_MIN = 8
export const IMAGE_SIDE_PIXELS_MAX = 512
/** Parameter maps, for example T2, T1, ADC. */
export const IMAGE_CHANNELS_MAX = 3
export const IMAGE_SLICES_MAX = 32

/** A scanner that tries a cell more often than this has lost count. */
export const ATTEMPTS_MAX = 99
/** Largest coil or camera number: keeps per-channel figures a short list. */
export const COIL_MAX = 255
/** Longest tray code: bar codes and RFID numbers are shorter, and the code is a column of every list. */
export const TRAY_CODE_CHARACTERS_MAX = 64
/** One acknowledgement covers at most one whole tray. */
export const SORTED_EGGS_MAX = 400
