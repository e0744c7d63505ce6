/** Was verloren ging, was gefunden wurde und wie es zurückkommt. */
export const durability = {
  behind: {
    END_LOST:
      '{{scans}} Scans von {{from}} bis {{to}} fehlen in der Datenbank. Das Journal gibt {{back}} Nachrichten zurück; {{gone}} sind nicht mehr zu lesen. Der Leitung und der IT Bescheid geben; unvollständige Horden dieser Zeit noch einmal durchschicken.',
    OTHER_DATABASE:
      'Hier liegt eine andere Datenbank als die zuletzt geschriebene, die {{scans}} Scans bis {{to}} enthielt. Die IT rufen: die richtige zurücklegen oder eine Sicherung wiederherstellen.',
    LOG_DAMAGED:
      'In der Datenbank fehlen Änderungen, die keine Scans waren: Ihr Schreibprotokoll war beschädigt, und {{commits}} Transaktionen standen hinter der Stelle. Eine Kopie davon wurde aufgehoben. Der Leitung und der IT Bescheid geben.',
    MARK_GONE:
      'Die Datei, die sagt, wie weit die Datenbank war, fehlt oder ist beschädigt. Ob seit {{from}} etwas fehlt, weiß niemand. Der IT Bescheid geben.',
  },
} as const
