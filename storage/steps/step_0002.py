"""Step 0002: the cash book of the dues; meetings, talks, what is attached to them, answers to findings."""

STATEMENTS = """
CREATE TABLE remittances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    to_unit_id INTEGER REFERENCES org_units(id),
    to_name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    from_month TEXT,
    to_month TEXT,
    remitted_on TEXT,
    amount INTEGER NOT NULL DEFAULT 0,
    method TEXT NOT NULL DEFAULT '',
    slip_no TEXT NOT NULL DEFAULT '',
    handed_by TEXT NOT NULL DEFAULT '',
    received_by TEXT NOT NULL DEFAULT '',
    checked_by TEXT NOT NULL DEFAULT '',
    receipt_no TEXT NOT NULL DEFAULT '',
    receipt_on TEXT,
    reverses_id INTEGER REFERENCES remittances(id),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX remittances_org_unit_id ON remittances(org_unit_id);
CREATE INDEX remittances_to_unit_id ON remittances(to_unit_id);
CREATE INDEX remittances_reverses_id ON remittances(reverses_id);

CREATE TABLE cash_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    fund TEXT NOT NULL DEFAULT '',
    entered_on TEXT,
    category TEXT NOT NULL DEFAULT '',
    use TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    voucher_no TEXT NOT NULL DEFAULT '',
    counterpart TEXT NOT NULL DEFAULT '',
    earmark TEXT NOT NULL DEFAULT '',
    earmark_id INTEGER REFERENCES cash_entries(id),
    decided_on TEXT,
    decision TEXT NOT NULL DEFAULT '',
    handled_by TEXT NOT NULL DEFAULT '',
    booked_by TEXT NOT NULL DEFAULT '',
    reverses_id INTEGER REFERENCES cash_entries(id),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX cash_entries_org_unit_id ON cash_entries(org_unit_id);
CREATE INDEX cash_entries_earmark_id ON cash_entries(earmark_id);
CREATE INDEX cash_entries_reverses_id ON cash_entries(reverses_id);

CREATE TABLE cash_counts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    fund TEXT NOT NULL DEFAULT '',
    counted_on TEXT,
    amount INTEGER NOT NULL DEFAULT 0,
    explanation TEXT NOT NULL DEFAULT '',
    counted_by TEXT NOT NULL DEFAULT '',
    witness TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX cash_counts_org_unit_id ON cash_counts(org_unit_id);

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL DEFAULT '',
    org_unit_id INTEGER REFERENCES org_units(id),
    number INTEGER NOT NULL DEFAULT 0,
    topic TEXT NOT NULL DEFAULT '',
    for_year INTEGER NOT NULL DEFAULT 0,
    planned_on TEXT,
    held_on TEXT,
    from_time TEXT,
    to_time TEXT,
    place TEXT NOT NULL DEFAULT '',
    chair_id INTEGER REFERENCES members(id),
    chair_name TEXT NOT NULL DEFAULT '',
    recorder_id INTEGER REFERENCES members(id),
    recorder_name TEXT NOT NULL DEFAULT '',
    lecturer_id INTEGER REFERENCES members(id),
    lecturer_name TEXT NOT NULL DEFAULT '',
    lecturer_post TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '',
    study_minutes INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    written_on TEXT,
    sealed_on TEXT,
    sealed_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meetings_org_unit_id ON meetings(org_unit_id);
CREATE INDEX meetings_chair_id ON meetings(chair_id);
CREATE INDEX meetings_recorder_id ON meetings(recorder_id);
CREATE INDEX meetings_lecturer_id ON meetings(lecturer_id);

CREATE TABLE meeting_units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    org_unit_id INTEGER REFERENCES org_units(id)
) STRICT;
CREATE INDEX meeting_units_meeting_id ON meeting_units(meeting_id);
CREATE INDEX meeting_units_org_unit_id ON meeting_units(org_unit_id);

CREATE TABLE attendances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    member_id INTEGER REFERENCES members(id),
    status TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    as_ordinary INTEGER NOT NULL DEFAULT 0 CHECK (as_ordinary IN (0, 1)),
    made_up_on TEXT,
    made_up TEXT NOT NULL DEFAULT '',
    superior_consent TEXT NOT NULL DEFAULT '',
    meeting_consent TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendances_meeting_id ON attendances(meeting_id);
CREATE INDEX attendances_member_id ON attendances(member_id);

CREATE TABLE meeting_guests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX meeting_guests_meeting_id ON meeting_guests(meeting_id);

CREATE TABLE agenda_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    order_no INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    report TEXT NOT NULL DEFAULT '',
    is_major INTEGER NOT NULL DEFAULT 0 CHECK (is_major IN (0, 1))
) STRICT;
CREATE INDEX agenda_items_meeting_id ON agenda_items(meeting_id);

CREATE TABLE speeches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER REFERENCES agenda_items(id),
    order_no INTEGER NOT NULL DEFAULT 0,
    speaker_id INTEGER REFERENCES members(id),
    speaker_name TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX speeches_agenda_item_id ON speeches(agenda_item_id);
CREATE INDEX speeches_speaker_id ON speeches(speaker_id);

CREATE TABLE votes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER REFERENCES agenda_items(id),
    order_no INTEGER NOT NULL DEFAULT 0,
    resolution TEXT NOT NULL DEFAULT '',
    subject_id INTEGER REFERENCES members(id),
    subject_name TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    present INTEGER NOT NULL DEFAULT 0,
    yes INTEGER NOT NULL DEFAULT 0,
    no INTEGER NOT NULL DEFAULT 0,
    abstain INTEGER NOT NULL DEFAULT 0,
    void INTEGER NOT NULL DEFAULT 0,
    written INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX votes_agenda_item_id ON votes(agenda_item_id);
CREATE INDEX votes_subject_id ON votes(subject_id);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    agenda_item_id INTEGER REFERENCES agenda_items(id),
    order_no INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    responsible_id INTEGER REFERENCES members(id),
    responsible TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    done_on TEXT,
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decisions_meeting_id ON decisions(meeting_id);
CREATE INDEX decisions_agenda_item_id ON decisions(agenda_item_id);
CREATE INDEX decisions_responsible_id ON decisions(responsible_id);

CREATE TABLE elections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    order_no INTEGER NOT NULL DEFAULT 0,
    office TEXT NOT NULL DEFAULT '',
    seats INTEGER NOT NULL DEFAULT 0,
    is_equal INTEGER NOT NULL DEFAULT 0 CHECK (is_equal IN (0, 1)),
    ballot_no INTEGER NOT NULL DEFAULT 0,
    issued INTEGER NOT NULL DEFAULT 0,
    returned INTEGER NOT NULL DEFAULT 0,
    void INTEGER NOT NULL DEFAULT 0,
    tellers TEXT NOT NULL DEFAULT '',
    counters TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX elections_meeting_id ON elections(meeting_id);

CREATE TABLE candidates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    election_id INTEGER REFERENCES elections(id),
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    is_written_in INTEGER NOT NULL DEFAULT 0 CHECK (is_written_in IN (0, 1)),
    yes INTEGER NOT NULL DEFAULT 0,
    no INTEGER NOT NULL DEFAULT 0,
    abstain INTEGER NOT NULL DEFAULT 0,
    is_elected INTEGER NOT NULL DEFAULT 0 CHECK (is_elected IN (0, 1)),
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX candidates_election_id ON candidates(election_id);
CREATE INDEX candidates_member_id ON candidates(member_id);

CREATE TABLE meeting_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    is_phrase INTEGER NOT NULL DEFAULT 0 CHECK (is_phrase IN (0, 1)),
    text TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    from_time TEXT,
    to_time TEXT,
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE talks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    occasion TEXT NOT NULL DEFAULT '',
    planned_on TEXT,
    held_on TEXT,
    from_time TEXT,
    to_time TEXT,
    place TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    difficulties TEXT NOT NULL DEFAULT '',
    suggestions TEXT NOT NULL DEFAULT '',
    follow_up TEXT NOT NULL DEFAULT '',
    follow_up_due_on TEXT,
    follow_up_done_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    is_confidential INTEGER NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1)),
    state TEXT NOT NULL DEFAULT '',
    written_on TEXT,
    sealed_on TEXT,
    sealed_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX talks_org_unit_id ON talks(org_unit_id);

CREATE TABLE talk_people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    talk_id INTEGER REFERENCES talks(id),
    role TEXT NOT NULL DEFAULT '',
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX talk_people_talk_id ON talk_people(talk_id);
CREATE INDEX talk_people_member_id ON talk_people(member_id);

CREATE TABLE addenda (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    talk_id INTEGER REFERENCES talks(id),
    added_on TEXT,
    added_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX addenda_meeting_id ON addenda(meeting_id);
CREATE INDEX addenda_talk_id ON addenda(talk_id);

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER REFERENCES meetings(id),
    talk_id INTEGER REFERENCES talks(id),
    title TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    byte_count INTEGER NOT NULL DEFAULT 0,
    content TEXT NOT NULL DEFAULT '',
    added_on TEXT,
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachments_meeting_id ON attachments(meeting_id);
CREATE INDEX attachments_talk_id ON attachments(talk_id);

CREATE TABLE finding_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    record_id INTEGER NOT NULL DEFAULT 0,
    scope TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    answered_on TEXT,
    answered_by TEXT NOT NULL DEFAULT ''
) STRICT;
"""
