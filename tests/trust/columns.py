"""What each column of each table holds: a column without a mark fails `test_secrets.py`.

PUBLIC may be read by everybody where its row may be read; PERSONAL is about a person and theirs alone; INTERNAL is for
those who do the work; SECRET is for nobody. Rows of which nothing may be read by others are named in `HIDDEN_TABLES`.
"""

PUBLIC, PERSONAL, INTERNAL, SECRET = "public", "personal", "internal", "secret"

HIDDEN_TABLES = {
    "erasure_request": PERSONAL,
    "own_data_request": PERSONAL,
    "audit_entry": INTERNAL,
    "absence": PERSONAL,
    "handover": INTERNAL,
    "answer_template": INTERNAL,
    "routing_move": INTERNAL,
    "routing_rule": INTERNAL,
    "task": INTERNAL,
    "task_board": INTERNAL,
    "team_support": INTERNAL,
    "import_run": INTERNAL,
    "effect_question": INTERNAL,
    "talent_profile": PERSONAL,
    "talent_profile_talent": PERSONAL,
    "talent_profile_area": PERSONAL,
    "talent_yes": PERSONAL,
    "talent_pass": SECRET,
    "talent_match": PERSONAL,
    "commitment_reminder": INTERNAL,
    "draft_link": SECRET,
    "form_receipt": SECRET,
    "kept_form": PERSONAL,
    "kept_mail": PERSONAL,
    "digest": PERSONAL,
    "help_question": PERSONAL,
    "mail_choice": PERSONAL,
    "mute": PERSONAL,
    "news": INTERNAL,
    "maker_invitation": PERSONAL,
    "notice": PERSONAL,
    "offer_contact": PERSONAL,
    "offer_message": PERSONAL,
    "watch": PERSONAL,
    "one_time_code": SECRET,
    "outbox_mail": PERSONAL,
    "postman": INTERNAL,
    "joining": PERSONAL,
    "initiative_union": PERSONAL,
    "union_consent": PERSONAL,
    "union_need": PERSONAL,
    "outside_question": PERSONAL,
    "recording": PERSONAL,
    "partner_invitation": PERSONAL,
    "passkey": PERSONAL,
    "passkey_question": SECRET,
    "pending_post": PERSONAL,
    "report": INTERNAL,
    "signed_in": SECRET,
    "external_identity": PERSONAL,
    "follow": PERSONAL,
    "role_grant": INTERNAL,
    "ask": INTERNAL,
    "household_code": SECRET,
    "household_voice": PERSONAL,
    "household_wish": PERSONAL,
    "letter_batch": INTERNAL,
    "letter_part": INTERNAL,
    "plan_document": INTERNAL,
    "call_back": PERSONAL,
    "plan_evening": SECRET,
    "quiet_address": PERSONAL,
}

NOT_PUBLIC: dict[str, dict[str, str]] = {
    "assignment_move": {"reason": INTERNAL},
    "assignment_version": {"what_stops": INTERNAL, "ended_why": INTERNAL},
    "attachment": {"added_by_id": PERSONAL},
    "history_entry": {"facts": INTERNAL, "salt": SECRET},
    "initiative": {"draft_key": SECRET, "source_ref": INTERNAL},
    "post": {"source_ref": INTERNAL},
    "offer": {
        "message": PERSONAL,
        "reply": PERSONAL,
        "asked_by_id": PERSONAL,
        "may_promise": PERSONAL,
        "draft_key": SECRET,
        "hidden_reason": PERSONAL,
    },
    "person": {
        "email": PERSONAL,
        "name_skeleton": INTERNAL,
        "language": PERSONAL,
        "password": SECRET,
        "fs_uniquifier": SECRET,
        "confirmed_at": PERSONAL,
        "created_at": PERSONAL,
        "tf_primary_method": SECRET,
        "tf_totp_secret": SECRET,
        "tf_last_counter": SECRET,
        "mf_recovery_codes": SECRET,
        "active": INTERNAL,
    },
    "contribution": {"draft_key": SECRET, "slip_number": INTERNAL},
    "plan_conversation": {"recorded_by_id": INTERNAL},
    "reply": {"batch_key": INTERNAL},
    "ruling": {"reason": PERSONAL, "appeal": PERSONAL},
    "stored_file": {"sender": SECRET},
    "support": {"person_id": PERSONAL},
    "team_membership": {"hours_per_week": INTERNAL},
    "vacancy": {"opened_by_id": PERSONAL},
}

PROPOSED = (
    "id subject_id mandate_id mandate_version holder_id person_id kind area_id theme_id amount_cents days addresses "
    "is_reversible question options choice reason checks"
)

PUBLIC_COLUMNS: dict[str, str] = {
    "assignment": "id client_person_id client_role client_partner_id client_team_id taker_team_id agreed_number latest_number "
    "version how how_html how_version accepted_at delivered_on",
    "assignment_dependency": "id one_id other_id relation note by_id at",
    "assignment_move": "id assignment_id from_state to_state side sentence by_id at",
    "assignment_version": "id assignment_id number title result effect indicator unit start_hundredths aim_hundredths "
    "measure_on bounds bounds_url budget_cents hours starts_on ends_on theme_id area_id touches_residents for_residents why "
    "side by_id at client_yes_at client_yes_id taker_yes_at taker_yes_id ended_at ended_side",
    "carried_subject": "assignment_id subject_id by_id at",
    "effect_measurement": "id assignment_id value_hundredths sentence measured_on side by_id at",
    "help_tally": "team_id yes partly no",
    "address": "id street_id number addition postcode lon lat",
    "contribution": "id plan_id number zone element_kind body body_html why for_whom place_label source conversation_id "
    "version_id "
    "element_key section_id strip_key lost_in_id answered_at taken_up_in_id version",
    "mandate": "id parent_id root_id path sentence giver giver_partner_id giver_team_id giver_person_id stand_in_id holder_id "
    "person_id role amount_cents year_cents days addresses reversible_only may_pass_on valid_from valid_until legal_url "
    "objection version registered_by_id registered_at ended_at",
    "mandate_kind": "mandate_id kind is_excluded",
    "mandate_area": "mandate_id area_id",
    "mandate_theme": "mandate_id theme_id",
    "mandate_adviser": "mandate_id party_id",
    "mandate_version": "id mandate_id version sentence facts why by_id at",
    "advice": "id subject_id mandate_id kind party_id question asked_by_id asked_at due_on answer answered_by_id answered_at "
    "decision_id",
    "escalation": f"{PROPOSED} giver_team_id giver_person_id stand_in_id asked_at due_on outcome answer answered_by_id "
    "answered_at used_at reminded_at passed_on_at",
    "decision": f"{PROPOSED} year difference objection reversible_until decided_at corrects_id escalation_id post_id "
    "compared hidden_at",
    "agreement": "id decision_id partner_id asked_at said words said_by_id said_at",
    "review": "id decision_id question asked_by_id asked_at due_on answer answered_by_id answered_at ending closing "
    "closed_by_id closed_at",
    "kept_bound": "id mandate_id sort hits why by_id at",
    "dissent": "id decision_id person_id words at",
    "commitment": "id subject_id person_id partner_id team_id what due_on state version confirms disputes reason made_at "
    "kept_on withdrawn_at hidden_at",
    "commitment_change": "id commitment_id version what due_on why by_id at",
    "commitment_confirmation": "id commitment_id person_id is_kept sentence at",
    "cross_section": "id plan_id version_id based_on_id key name available_cm strips line position revision created_by_id "
    "created_at",
    "hand_count": "id plan_id version_id question fine rather_not no_opinion present held_on counted_by_id counted_at",
    "plan_address": "id plan_id zone address_key street number addition postcode town lon lat",
    "plan_bound": "id plan_id kind firmness title reason source geometry width_cm position",
    "plan_conversation": "id plan_id kind held_on place people_count summary summary_html recorded_at confirmed_at "
    "confirmed_how version",
    "plan_designer": "id plan_id person_id since left_at",
    "plan_element": "id version_id key kind geometry rotation quantity unit_cost_cents upkeep_cents label",
    "plan_round": "id plan_id round opened_at ends_on closed_at closed_by_id sentence version_id",
    "plan_spot": "id plan_id number label element_key geometry",
    "plan_version": "id plan_id number name summary summary_html derived_from_id is_candidate drawing_key drawing_points "
    "drawing_opacity totals revision created_by_id created_at published_at",
    "reply": "id contribution_id verdict body html version_id element_key by_id team_id at",
    "street_plan": "id ring_m ring client_id budget_cents works_from_on works_until_on introduction introduction_html "
    "round_ends_on "
    "bounds_published_at next_number version",
    "strip_minimum": "kind minimum_cm",
    "area": "revision id code slug name level parent_id path geometry west south east north population closed_on changed_at",
    "attachment": "id subject_id file_key alt position created_at",
    "history_entry": "id subject_id event by_id at is_public",
    "initiative": "id stage story story_html why place_name said_by origin version rewritten_at",
    "involvement": "id subject_id partner_id role note power power_reason since",
    "involvement_step": "id subject_id partner_id step reason by_id at",
    "initiative_version": "id initiative_id number title lead story why by_id at hidden_at hidden_reason is_ruled",
    "maker": "id initiative_id person_id since left_at",
    "indexed_text": "part item_id digest",
    "map_cell": "facet zoom x y count sum_lon_micro sum_lat_micro",
    "map_place": "subject_id code lon_micro lat_micro facets",
    "word_spelling": "key word",
    "need": "id initiative_id kind what position fulfilled_at outcome amount_hundredths unit place from_on until_on "
    "when_words version created_at",
    "offer": "id initiative_id need_id commitment_id asked_from_id area_id theme_id kind what amount_hundredths "
    "unit place from_on until_on when_words person_id partner_id capacity state made_at moved_at "
    "given_by_makers_at given_by_offerer_at hidden_at",
    "partner": "id kind about website closed_on version",
    "partner_membership": "id partner_id person_id may_speak may_manage is_public from_on until_on",
    "person": "id display_name",
    "post": "id thread_id parent_id kind body html version person_id partner_id team_id capacity commitment_id said_by origin "
    "through_id created_at edited_at withdrawn_at hidden_at",
    "post_version": "id post_id version body html replaced_at",
    "remit": "id team_id area_id theme_id",
    "responsibility": "id subject_id team_id contact_id shows_contact unnamed_at remit_area remit_theme rule_kind rule_word "
    "note since until term_from_on due_on answered_at answered_on answer_post_id last_voice_at last_voice_is_team",
    "ruling": "id subject_id post_id anchor author_id kind by_id created_at appealed_at",
    "site_profile": "id name place_name tagline contact_email logo_key version",
    "site_text": "id slug language title body version changed_at",
    "stage_move": "id initiative_id from_stage to_stage sentence by_id at",
    "stored_file": "key media_type sha256 size_bytes width_px height_px created_at",
    "street": "id name name_key town lon lat geometry",
    "street_spelling": "key street_id is_whole",
    "subject_link": "id one_id other_id relation note by_id at ended_at ended_by_id reason",
    "subject": "id kind state whole_id title lead geometry west south east north area_id theme_id creator_id created_at "
    "published_at "
    "hidden_at changed_at",
    "subject_tally": "subject_id supports joins concerns follows posts last_post_at",
    "support": "id subject_id kind reason created_at",
    "team": "id kind purpose agreements home_partner_id answer_term_days is_fallback contact_id stand_in_id closed_on version",
    "team_membership": "id team_id person_id partner_id role is_public from_on until_on",
    "vacancy": "id subject_id what about hours_a_week from_on until_on place area_id is_by_evening places opened_at closed_at "
    "is_filled hidden_at version",
    "vacancy_talent": "vacancy_id talent",
    "theme": "id slug name name_en icon scene position closed_at",
    "thread": "id subject_id anchor created_at",
}


def mark_of(table: str, column: str) -> str | None:
    """What this column holds; None when nobody said."""
    if table in HIDDEN_TABLES:
        return HIDDEN_TABLES[table]
    if column in PUBLIC_COLUMNS.get(table, "").split():
        return PUBLIC
    return NOT_PUBLIC.get(table, {}).get(column)
