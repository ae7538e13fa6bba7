"""What people and designers do with street plans."""

from participatie.streets.services.call_backs import ask_call, called
from participatie.streets.services.contributions import (
    begin_recorded,
    begin_remark,
    begin_wish,
    change_contribution,
    claim,
    move_contribution,
    note_answer_of_writer,
    place_contribution,
    withdraw,
    zone_of,
)
from participatie.streets.services.designers import invite_designer, invited_plan, join_as_designer
from participatie.streets.services.documents import ask_document, forget_documents, make_document
from participatie.streets.services.elements import (
    put_element,
    remove_element,
    save_elements,
)
from participatie.streets.services.evenings import (
    end_by_code,
    end_evening,
    hash_key,
    open_evening,
    take_in_room,
)
from participatie.streets.services.hands import (
    count_hands,
    drop_hands,
)
from participatie.streets.services.households import (
    Saying,
    ask_again,
    leave_alone,
    speak,
    type_voice,
)
from participatie.streets.services.keeping import (
    add_photo,
    forget_old_drafts,
    remove_photo,
)
from participatie.streets.services.letter_wishes import wish_by_code
from participatie.streets.services.letters import (
    IN_A_PART,
    Order,
    forget_printed_letters,
    give_up,
    make_batch,
    order_letters,
    post_letters,
    replace_letter,
    rounds_to_write_for,
)
from participatie.streets.services.notices import tell_designer, tell_element_gone, tell_replied
from participatie.streets.services.plans import (
    add_designer,
    begin_plan,
    change_plan,
    mark_of,
    publish_plan,
    remove_designer,
    set_bounds,
    set_perimeter,
)
from participatie.streets.services.recording import (
    kinds_now,
)
from participatie.streets.services.replies import (
    refuse_if_answered_since,
    reply,
    reply_to_all,
)
from participatie.streets.services.rounds import (
    after,
    open_next_round,
    refuse_other_round,
)
from participatie.streets.services.sections import (
    add_section,
    change_section,
    copy_sections,
    open_default_minimums,
    propose_section,
    remove_section,
    set_minimums,
)
from participatie.streets.services.slips import (
    correct_slip,
    drop_slip,
    type_slip,
)
from participatie.streets.services.spots import (
    add_spots,
    label_spot,
    remove_spot,
)
from participatie.streets.services.talks import (
    change_talk,
    confirm_talk,
    record_said,
    record_talk,
)
from participatie.streets.services.underlays import (
    place_drawing,
    remove_drawing,
    set_drawing,
)
from participatie.streets.services.versions import (
    begin_version,
    describe_version,
    drop_version,
    offer_as_candidate,
    publish_version,
    withdraw_candidate,
)

__all__ = [
    "IN_A_PART",
    "Order",
    "Saying",
    "add_designer",
    "add_photo",
    "add_section",
    "add_spots",
    "after",
    "ask_again",
    "ask_call",
    "ask_document",
    "begin_plan",
    "begin_recorded",
    "begin_remark",
    "begin_version",
    "begin_wish",
    "called",
    "change_contribution",
    "change_plan",
    "change_section",
    "change_talk",
    "claim",
    "confirm_talk",
    "copy_sections",
    "correct_slip",
    "count_hands",
    "describe_version",
    "drop_hands",
    "drop_slip",
    "drop_version",
    "end_by_code",
    "end_evening",
    "forget_documents",
    "forget_old_drafts",
    "forget_printed_letters",
    "give_up",
    "hash_key",
    "invite_designer",
    "invited_plan",
    "join_as_designer",
    "kinds_now",
    "label_spot",
    "leave_alone",
    "make_batch",
    "make_document",
    "mark_of",
    "move_contribution",
    "note_answer_of_writer",
    "offer_as_candidate",
    "open_default_minimums",
    "open_evening",
    "open_next_round",
    "order_letters",
    "place_contribution",
    "place_drawing",
    "post_letters",
    "propose_section",
    "publish_plan",
    "publish_version",
    "put_element",
    "record_said",
    "record_talk",
    "refuse_if_answered_since",
    "refuse_other_round",
    "remove_designer",
    "remove_drawing",
    "remove_element",
    "remove_photo",
    "remove_section",
    "remove_spot",
    "replace_letter",
    "reply",
    "reply_to_all",
    "rounds_to_write_for",
    "save_elements",
    "set_bounds",
    "set_drawing",
    "set_minimums",
    "set_perimeter",
    "speak",
    "take_in_room",
    "tell_designer",
    "tell_element_gone",
    "tell_replied",
    "type_slip",
    "type_voice",
    "wish_by_code",
    "withdraw",
    "withdraw_candidate",
    "zone_of",
]
