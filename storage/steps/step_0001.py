"""Step 0001: the log, the organisation, the roster, the dues and what the book keeps about itself."""

STATEMENTS = """
CREATE TABLE log_entries (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    operator TEXT NOT NULL,
    label TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('change', 'undo', 'redo', 'upgrade', 'found')),
    target_id INTEGER REFERENCES log_entries(id),
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE log_rows (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES log_entries(id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX log_rows_entry_id ON log_rows(entry_id);
CREATE INDEX log_rows_row ON log_rows(table_name, row_id);

CREATE TABLE org_units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    level TEXT NOT NULL DEFAULT '',
    full_name TEXT NOT NULL DEFAULT '',
    short_name TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES org_units(id),
    superior TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    unit_situation TEXT NOT NULL DEFAULT '',
    founded_on TEXT,
    ended_on TEXT,
    contact TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX org_units_parent_id ON org_units(parent_id);

CREATE TABLE terms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    term_no INTEGER NOT NULL DEFAULT 0,
    started_on TEXT,
    years INTEGER NOT NULL DEFAULT 0,
    extended_to TEXT,
    extension_document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX terms_org_unit_id ON terms(org_unit_id);

CREATE TABLE members (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    ethnic_group TEXT NOT NULL DEFAULT '',
    birth_on TEXT,
    id_number TEXT NOT NULL DEFAULT '',
    native_place TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    degree TEXT NOT NULL DEFAULT '',
    school TEXT NOT NULL DEFAULT '',
    major TEXT NOT NULL DEFAULT '',
    pinyin TEXT NOT NULL DEFAULT '',
    admitted_on TEXT,
    full_member_on TEXT,
    person_category TEXT NOT NULL DEFAULT '',
    seniority_basis TEXT NOT NULL DEFAULT '',
    seniority_correction INTEGER NOT NULL DEFAULT 0,
    introducers TEXT NOT NULL DEFAULT '',
    admitted_at TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    admin_post TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    work_started_on TEXT,
    phone TEXT NOT NULL DEFAULT '',
    landline TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    hand_order INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE stays (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    branch_id INTEGER REFERENCES org_units(id),
    joined_on TEXT,
    join_way TEXT NOT NULL DEFAULT '',
    came_from TEXT NOT NULL DEFAULT '',
    join_letter_no TEXT NOT NULL DEFAULT '',
    joined_paid_through TEXT,
    left_on TEXT,
    leave_way TEXT NOT NULL DEFAULT '',
    went_to TEXT NOT NULL DEFAULT '',
    leave_letter_no TEXT NOT NULL DEFAULT '',
    dues_paid_through TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stays_member_id ON stays(member_id);
CREATE INDEX stays_branch_id ON stays(branch_id);

CREATE TABLE group_stays (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    group_id INTEGER REFERENCES org_units(id),
    from_on TEXT,
    to_on TEXT
) STRICT;
CREATE INDEX group_stays_member_id ON group_stays(member_id);
CREATE INDEX group_stays_group_id ON group_stays(group_id);

CREATE TABLE standing_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    change TEXT NOT NULL DEFAULT '',
    from_on TEXT,
    to_on TEXT,
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX standing_changes_member_id ON standing_changes(member_id);

CREATE TABLE post_holdings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    post TEXT NOT NULL DEFAULT '',
    from_on TEXT
) STRICT;
CREATE INDEX post_holdings_member_id ON post_holdings(member_id);

CREATE TABLE offices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    org_unit_id INTEGER REFERENCES org_units(id),
    office TEXT NOT NULL DEFAULT '',
    from_on TEXT,
    to_on TEXT,
    document TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX offices_member_id ON offices(member_id);
CREATE INDEX offices_org_unit_id ON offices(org_unit_id);

CREATE TABLE mobilities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    from_on TEXT,
    to_on TEXT,
    destination TEXT NOT NULL DEFAULT '',
    destination_kind TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mobilities_member_id ON mobilities(member_id);

CREATE TABLE lost_contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    lost_since TEXT,
    found_on TEXT,
    situation TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX lost_contacts_member_id ON lost_contacts(member_id);

CREATE TABLE assessments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    year INTEGER NOT NULL DEFAULT 0,
    from_month TEXT,
    to_month TEXT,
    person_kind TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    ratio TEXT NOT NULL DEFAULT '',
    base INTEGER NOT NULL DEFAULT 0,
    rate TEXT NOT NULL DEFAULT '',
    due INTEGER NOT NULL DEFAULT 0,
    ceiling TEXT NOT NULL DEFAULT '',
    rule_from TEXT,
    reason TEXT NOT NULL DEFAULT '',
    verified_by TEXT NOT NULL DEFAULT '',
    verified_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assessments_member_id ON assessments(member_id);

CREATE TABLE assessment_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment_id INTEGER REFERENCES assessments(id),
    item TEXT NOT NULL DEFAULT '',
    treatment TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX assessment_items_assessment_id ON assessment_items(assessment_id);

CREATE TABLE payments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    branch_id INTEGER REFERENCES org_units(id),
    received_on TEXT,
    amount INTEGER NOT NULL DEFAULT 0,
    method TEXT NOT NULL DEFAULT '',
    payer TEXT NOT NULL DEFAULT '',
    collector TEXT NOT NULL DEFAULT '',
    receipt_no TEXT NOT NULL DEFAULT '',
    reverses_id INTEGER REFERENCES payments(id),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX payments_member_id ON payments(member_id);
CREATE INDEX payments_branch_id ON payments(branch_id);
CREATE INDEX payments_reverses_id ON payments(reverses_id);

CREATE TABLE payment_allocations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER REFERENCES payments(id),
    purpose TEXT NOT NULL DEFAULT '',
    month TEXT,
    amount INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX payment_allocations_payment_id ON payment_allocations(payment_id);

CREATE TABLE exemptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    relief TEXT NOT NULL DEFAULT '',
    from_month TEXT,
    to_month TEXT,
    amount INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    applied_on TEXT,
    decided_on TEXT,
    approved_by TEXT NOT NULL DEFAULT '',
    approved_on TEXT,
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX exemptions_member_id ON exemptions(member_id);

CREATE TABLE circumstances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    situation TEXT NOT NULL DEFAULT '',
    from_month TEXT,
    to_month TEXT,
    reason TEXT NOT NULL DEFAULT '',
    proof TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX circumstances_member_id ON circumstances(member_id);

CREATE TABLE dues_closings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    branch_id INTEGER REFERENCES org_units(id),
    month TEXT,
    is_year INTEGER NOT NULL DEFAULT 0 CHECK (is_year IN (0, 1)),
    closed_on TEXT,
    closed_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_closings_branch_id ON dues_closings(branch_id);

CREATE TABLE closed_dues (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    closing_id INTEGER REFERENCES dues_closings(id),
    member_id INTEGER REFERENCES members(id),
    month TEXT,
    due INTEGER NOT NULL DEFAULT 0,
    ground TEXT NOT NULL DEFAULT '',
    assessment_id INTEGER REFERENCES assessments(id)
) STRICT;
CREATE INDEX closed_dues_closing_id ON closed_dues(closing_id);
CREATE INDEX closed_dues_member_id ON closed_dues(member_id);
CREATE INDEX closed_dues_assessment_id ON closed_dues(assessment_id);

CREATE TABLE due_corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    month TEXT,
    amount INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    made_on TEXT,
    made_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX due_corrections_member_id ON due_corrections(member_id);

CREATE TABLE rule_overrides (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    from_month TEXT,
    to_month TEXT,
    reason TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE own_fields (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record_kind TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE own_values (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    own_field_id INTEGER REFERENCES own_fields(id),
    record_id INTEGER NOT NULL DEFAULT 0,
    value TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX own_values_own_field_id ON own_values(own_field_id);

CREATE TABLE settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE import_mappings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record_kind TEXT NOT NULL DEFAULT '',
    signature TEXT NOT NULL DEFAULT '',
    mapping TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE stroke_fixes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    character TEXT NOT NULL DEFAULT '',
    strokes TEXT NOT NULL DEFAULT ''
) STRICT;
"""
