"""Step 0004: development of members, appraisal, registers, figures, summaries, exchange."""

STATEMENTS = """
CREATE TABLE development_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    group_id INTEGER REFERENCES org_units(id),
    rules TEXT NOT NULL DEFAULT '',
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    ethnic_group TEXT NOT NULL DEFAULT '',
    birth_on TEXT,
    id_number TEXT NOT NULL DEFAULT '',
    native_place TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    admin_post TEXT NOT NULL DEFAULT '',
    work_started_on TEXT,
    phone TEXT NOT NULL DEFAULT '',
    applied_on TEXT,
    received_on TEXT,
    talked_on TEXT,
    talker TEXT NOT NULL DEFAULT '',
    talk_id INTEGER REFERENCES talks(id),
    recommendation TEXT NOT NULL DEFAULT '',
    recommended_on TEXT,
    activist_on TEXT,
    activist_meeting_id INTEGER REFERENCES meetings(id),
    activist_filed_on TEXT,
    opinions_on TEXT,
    proposed_on TEXT,
    proposal_meeting_id INTEGER REFERENCES meetings(id),
    superior_on TEXT,
    superior_document TEXT NOT NULL DEFAULT '',
    notice_from_on TEXT,
    notice_to_on TEXT,
    notice_result TEXT NOT NULL DEFAULT '',
    candidate_on TEXT,
    reviewed_on TEXT,
    review_result TEXT NOT NULL DEFAULT '',
    review_text TEXT NOT NULL DEFAULT '',
    trained_from_on TEXT,
    trained_to_on TEXT,
    trained_days INTEGER NOT NULL DEFAULT 0,
    trained_hours INTEGER NOT NULL DEFAULT 0,
    certificate_no TEXT NOT NULL DEFAULT '',
    training_waiver TEXT NOT NULL DEFAULT '',
    committee_on TEXT,
    committee_meeting_id INTEGER REFERENCES meetings(id),
    prereview_on TEXT,
    prereview_document TEXT NOT NULL DEFAULT '',
    form_no TEXT NOT NULL DEFAULT '',
    accepted_on TEXT,
    acceptance_vote_id INTEGER REFERENCES votes(id),
    delegate_on TEXT,
    delegate TEXT NOT NULL DEFAULT '',
    approved_on TEXT,
    approval_document TEXT NOT NULL DEFAULT '',
    approval_delay TEXT NOT NULL DEFAULT '',
    organisation_filed_on TEXT,
    assigned_on TEXT,
    sworn_on TEXT,
    probation_ends_on TEXT,
    conversion_applied_on TEXT,
    conversion_on TEXT,
    conversion_vote_id INTEGER REFERENCES votes(id),
    conversion_outcome TEXT NOT NULL DEFAULT '',
    extended_to TEXT,
    extension_approved_on TEXT,
    extension_document TEXT NOT NULL DEFAULT '',
    second_on TEXT,
    second_vote_id INTEGER REFERENCES votes(id),
    second_outcome TEXT NOT NULL DEFAULT '',
    conversion_approved_on TEXT,
    conversion_document TEXT NOT NULL DEFAULT '',
    delay_reason TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    archived_on TEXT,
    archived_at TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    end_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX development_cases_org_unit_id ON development_cases(org_unit_id);
CREATE INDEX development_cases_group_id ON development_cases(group_id);
CREATE INDEX development_cases_member_id ON development_cases(member_id);
CREATE INDEX development_cases_talk_id ON development_cases(talk_id);
CREATE INDEX development_cases_activist_meeting_id ON development_cases(activist_meeting_id);
CREATE INDEX development_cases_proposal_meeting_id ON development_cases(proposal_meeting_id);
CREATE INDEX development_cases_committee_meeting_id ON development_cases(committee_meeting_id);
CREATE INDEX development_cases_acceptance_vote_id ON development_cases(acceptance_vote_id);
CREATE INDEX development_cases_conversion_vote_id ON development_cases(conversion_vote_id);
CREATE INDEX development_cases_second_vote_id ON development_cases(second_vote_id);

CREATE TABLE development_contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER REFERENCES development_cases(id),
    role TEXT NOT NULL DEFAULT '',
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    from_on TEXT,
    to_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX development_contacts_case_id ON development_contacts(case_id);
CREATE INDEX development_contacts_member_id ON development_contacts(member_id);

CREATE TABLE development_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER REFERENCES development_cases(id),
    kind TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    self_view TEXT NOT NULL DEFAULT '',
    contact_view TEXT NOT NULL DEFAULT '',
    group_view TEXT NOT NULL DEFAULT '',
    branch_view TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX development_checks_case_id ON development_checks(case_id);

CREATE TABLE review_inquiries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER REFERENCES development_cases(id),
    way TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    sent_to TEXT NOT NULL DEFAULT '',
    sent_on TEXT,
    replied_on TEXT,
    result TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_inquiries_case_id ON review_inquiries(case_id);

CREATE TABLE development_materials (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER REFERENCES development_cases(id),
    material TEXT NOT NULL DEFAULT '',
    dated_on TEXT,
    pages INTEGER NOT NULL DEFAULT 0,
    is_there INTEGER NOT NULL DEFAULT 0 CHECK (is_there IN (0, 1)),
    file_name TEXT NOT NULL DEFAULT '',
    byte_count INTEGER NOT NULL DEFAULT 0,
    content TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX development_materials_case_id ON development_materials(case_id);

CREATE TABLE transfer_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES members(id),
    from_unit_id INTEGER REFERENCES org_units(id),
    serial_year INTEGER NOT NULL DEFAULT 0,
    serial_no INTEGER NOT NULL DEFAULT 0,
    addressed_to TEXT NOT NULL DEFAULT '',
    from_place TEXT NOT NULL DEFAULT '',
    to_place TEXT NOT NULL DEFAULT '',
    paid_through TEXT,
    valid_days INTEGER NOT NULL DEFAULT 0,
    issued_on TEXT,
    receipt_on TEXT,
    received_by TEXT NOT NULL DEFAULT '',
    received_on TEXT,
    is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transfer_letters_member_id ON transfer_letters(member_id);
CREATE INDEX transfer_letters_from_unit_id ON transfer_letters(from_unit_id);

CREATE TABLE holidays (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day_on TEXT,
    is_work INTEGER NOT NULL DEFAULT 0 CHECK (is_work IN (0, 1)),
    name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE appraisals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    for_year INTEGER NOT NULL DEFAULT 0,
    meeting_id INTEGER REFERENCES meetings(id),
    held_on TEXT,
    issued INTEGER NOT NULL DEFAULT 0,
    returned INTEGER NOT NULL DEFAULT 0,
    void INTEGER NOT NULL DEFAULT 0,
    opinion_on TEXT,
    reported_on TEXT,
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appraisals_org_unit_id ON appraisals(org_unit_id);
CREATE INDEX appraisals_meeting_id ON appraisals(meeting_id);

CREATE TABLE appraisal_results (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    appraisal_id INTEGER REFERENCES appraisals(id),
    member_id INTEGER REFERENCES members(id),
    self_view TEXT NOT NULL DEFAULT '',
    mutual_view TEXT NOT NULL DEFAULT '',
    excellent INTEGER NOT NULL DEFAULT 0,
    qualified INTEGER NOT NULL DEFAULT 0,
    basic INTEGER NOT NULL DEFAULT 0,
    unqualified INTEGER NOT NULL DEFAULT 0,
    opinion TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    superior_opinion TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    measures TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appraisal_results_appraisal_id ON appraisal_results(appraisal_id);
CREATE INDEX appraisal_results_member_id ON appraisal_results(member_id);

CREATE TABLE member_scores (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    title TEXT NOT NULL DEFAULT '',
    for_year INTEGER NOT NULL DEFAULT 0,
    period TEXT NOT NULL DEFAULT '',
    member_id INTEGER REFERENCES members(id),
    points TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX member_scores_org_unit_id ON member_scores(org_unit_id);
CREATE INDEX member_scores_member_id ON member_scores(member_id);

CREATE TABLE volunteer_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    held_on TEXT,
    to_on TEXT,
    from_time TEXT,
    to_time TEXT,
    title TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    organiser TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL DEFAULT 0,
    confirmed_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX volunteer_events_org_unit_id ON volunteer_events(org_unit_id);

CREATE TABLE visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    visited_on TEXT,
    occasion TEXT NOT NULL DEFAULT '',
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    object_kind TEXT NOT NULL DEFAULT '',
    visitors TEXT NOT NULL DEFAULT '',
    fund TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    cash_entry_id INTEGER REFERENCES cash_entries(id),
    goods TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX visits_org_unit_id ON visits(org_unit_id);
CREATE INDEX visits_member_id ON visits(member_id);
CREATE INDEX visits_cash_entry_id ON visits(cash_entry_id);

CREATE TABLE service_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    raised_on TEXT,
    source TEXT NOT NULL DEFAULT '',
    requester TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT '',
    responsible_id INTEGER REFERENCES members(id),
    responsible TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    solved_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    feedback TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX service_cases_org_unit_id ON service_cases(org_unit_id);
CREATE INDEX service_cases_responsible_id ON service_cases(responsible_id);

CREATE TABLE trainings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    from_on TEXT,
    to_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    organiser TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL DEFAULT 0,
    content TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX trainings_org_unit_id ON trainings(org_unit_id);

CREATE TABLE research_outputs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    finished_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    published_in TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX research_outputs_org_unit_id ON research_outputs(org_unit_id);

CREATE TABLE publicity_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    published_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    medium TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX publicity_items_org_unit_id ON publicity_items(org_unit_id);

CREATE TABLE task_teams (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    started_on TEXT,
    ended_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    lead_unit TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX task_teams_org_unit_id ON task_teams(org_unit_id);

CREATE TABLE cadre_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    happened_on TEXT,
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    change TEXT NOT NULL DEFAULT '',
    from_post TEXT NOT NULL DEFAULT '',
    to_post TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX cadre_events_org_unit_id ON cadre_events(org_unit_id);
CREATE INDEX cadre_events_member_id ON cadre_events(member_id);

CREATE TABLE awards (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    awarded_on TEXT,
    receiver TEXT NOT NULL DEFAULT '',
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    awarded_by TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    for_year INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX awards_org_unit_id ON awards(org_unit_id);
CREATE INDEX awards_member_id ON awards(member_id);

CREATE TABLE mentorships (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    from_on TEXT,
    to_on TEXT,
    mentor_id INTEGER REFERENCES members(id),
    mentor TEXT NOT NULL DEFAULT '',
    apprentice_id INTEGER REFERENCES members(id),
    apprentice TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mentorships_org_unit_id ON mentorships(org_unit_id);
CREATE INDEX mentorships_mentor_id ON mentorships(mentor_id);
CREATE INDEX mentorships_apprentice_id ON mentorships(apprentice_id);

CREATE TABLE sanctions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    decided_on TEXT,
    member_id INTEGER REFERENCES members(id),
    sanction TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    decided_by TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    ends_on TEXT,
    lifted_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sanctions_org_unit_id ON sanctions(org_unit_id);
CREATE INDEX sanctions_member_id ON sanctions(member_id);

CREATE TABLE integrity_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    held_on TEXT,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    attendance INTEGER NOT NULL DEFAULT 0,
    meeting_id INTEGER REFERENCES meetings(id),
    content TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX integrity_events_org_unit_id ON integrity_events(org_unit_id);
CREATE INDEX integrity_events_meeting_id ON integrity_events(meeting_id);

CREATE TABLE major_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    reported_on TEXT,
    member_id INTEGER REFERENCES members(id),
    kind TEXT NOT NULL DEFAULT '',
    happened_on TEXT,
    matter TEXT NOT NULL DEFAULT '',
    received_by TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX major_reports_org_unit_id ON major_reports(org_unit_id);
CREATE INDEX major_reports_member_id ON major_reports(member_id);

CREATE TABLE integrity_risks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    found_on TEXT,
    post TEXT NOT NULL DEFAULT '',
    risk TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    responsible_id INTEGER REFERENCES members(id),
    responsible TEXT NOT NULL DEFAULT '',
    reviewed_on TEXT,
    closed_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX integrity_risks_org_unit_id ON integrity_risks(org_unit_id);
CREATE INDEX integrity_risks_responsible_id ON integrity_risks(responsible_id);

CREATE TABLE disclosures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    disclosed_on TEXT,
    to_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    way TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    feedback TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX disclosures_org_unit_id ON disclosures(org_unit_id);

CREATE TABLE work_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    listed_on TEXT,
    work_list TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '',
    owner_id INTEGER REFERENCES members(id),
    owner TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    done_on TEXT,
    progress TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX work_items_org_unit_id ON work_items(org_unit_id);
CREATE INDEX work_items_owner_id ON work_items(owner_id);

CREATE TABLE led_projects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    started_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    leader_id INTEGER REFERENCES members(id),
    leader TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '',
    progress TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    done_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX led_projects_org_unit_id ON led_projects(org_unit_id);
CREATE INDEX led_projects_leader_id ON led_projects(leader_id);

CREATE TABLE instructions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    received_on TEXT,
    instructed_by TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    matter TEXT NOT NULL DEFAULT '',
    owner_id INTEGER REFERENCES members(id),
    owner TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    done_on TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX instructions_org_unit_id ON instructions(org_unit_id);
CREATE INDEX instructions_owner_id ON instructions(owner_id);

CREATE TABLE brands (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    created_on TEXT,
    title TEXT NOT NULL DEFAULT '',
    idea TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    recognised_on TEXT,
    recognised_by TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX brands_org_unit_id ON brands(org_unit_id);

CREATE TABLE partnerships (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    org_unit_id INTEGER REFERENCES org_units(id),
    from_on TEXT,
    to_on TEXT,
    partner TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX partnerships_org_unit_id ON partnerships(org_unit_id);

CREATE TABLE own_registers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL DEFAULT '',
    day_label TEXT NOT NULL DEFAULT '',
    has_people INTEGER NOT NULL DEFAULT 0 CHECK (has_people IN (0, 1)),
    is_landscape INTEGER NOT NULL DEFAULT 0 CHECK (is_landscape IN (0, 1)),
    ended_on TEXT,
    order_no INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE own_register_fields (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register_id INTEGER REFERENCES own_registers(id),
    label TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    choices TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    is_summed INTEGER NOT NULL DEFAULT 0 CHECK (is_summed IN (0, 1)),
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX own_register_fields_register_id ON own_register_fields(register_id);

CREATE TABLE own_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    register_id INTEGER REFERENCES own_registers(id),
    org_unit_id INTEGER REFERENCES org_units(id),
    day_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX own_entries_register_id ON own_entries(register_id);
CREATE INDEX own_entries_org_unit_id ON own_entries(org_unit_id);

CREATE TABLE own_entry_values (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER REFERENCES own_entries(id),
    field_id INTEGER REFERENCES own_register_fields(id),
    value TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX own_entry_values_entry_id ON own_entry_values(entry_id);
CREATE INDEX own_entry_values_field_id ON own_entry_values(field_id);

CREATE TABLE participants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record_kind TEXT NOT NULL DEFAULT '',
    record_id INTEGER NOT NULL DEFAULT 0,
    order_no INTEGER NOT NULL DEFAULT 0,
    member_id INTEGER REFERENCES members(id),
    name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    from_on TEXT,
    to_on TEXT,
    minutes INTEGER NOT NULL DEFAULT 0,
    result TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX participants_member_id ON participants(member_id);

CREATE TABLE own_figures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL DEFAULT '',
    unit_word TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    conditions TEXT NOT NULL DEFAULT '',
    rounding TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE duties (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    set_title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    times INTEGER NOT NULL DEFAULT 0,
    period TEXT NOT NULL DEFAULT '',
    figure TEXT NOT NULL DEFAULT '',
    from_year INTEGER NOT NULL DEFAULT 0,
    to_year INTEGER NOT NULL DEFAULT 0,
    order_no INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE summary_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    order_no INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE summaries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_key TEXT NOT NULL DEFAULT '',
    org_unit_id INTEGER REFERENCES org_units(id),
    year INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    finished_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX summaries_org_unit_id ON summaries(org_unit_id);

CREATE TABLE snoozes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    todo TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    until TEXT,
    reason TEXT NOT NULL DEFAULT '',
    snoozed_on TEXT,
    snoozed_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE exchange_origins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    origin_book TEXT NOT NULL DEFAULT '',
    origin_id INTEGER NOT NULL DEFAULT 0,
    record_kind TEXT NOT NULL DEFAULT '',
    record_id INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL DEFAULT '',
    kept_digest TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE exchange_receipts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    origin_book TEXT NOT NULL DEFAULT '',
    unit_name TEXT NOT NULL DEFAULT '',
    org_unit_id INTEGER REFERENCES org_units(id),
    made_at TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL DEFAULT '',
    taken_on TEXT,
    entry_no INTEGER NOT NULL DEFAULT 0,
    entry_hash TEXT NOT NULL DEFAULT '',
    checksum TEXT NOT NULL DEFAULT '',
    counts TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX exchange_receipts_org_unit_id ON exchange_receipts(org_unit_id);
"""
