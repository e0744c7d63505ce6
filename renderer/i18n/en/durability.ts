/** What was lost, what was found, and how it is put back. */
export const durability = {
  behind: {
    END_LOST:
      '{{scans}} scans from {{from}} to {{to}} are missing in the database. The journal gives back {{back}} messages; {{gone}} cannot be read any more. Tell the supervisor and IT, and send trays of that time that are not complete through again.',
    OTHER_DATABASE:
      'Another database lies here than the one that was written last, which held {{scans}} scans until {{to}}. Call IT: put the right one back, or restore a backup.',
    LOG_DAMAGED:
      'Changes that were no scans are missing in the database: its log was damaged, and {{commits}} transactions stood behind that place. A copy of the log was kept. Tell the supervisor and IT.',
    MARK_GONE:
      'The file that says how far the database had come is not there any more or damaged, so nobody can say whether anything is missing since {{from}}. Tell IT.',
  },
} as const
