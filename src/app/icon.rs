//! The symbols of the window: a code point each of `assets/icons/icons.ttf`.

macro_rules! icons {
    ($($name:ident = $code:literal;)+) => {
        $(pub(super) const $name: char = $code;)+
    };
}

icons! {
    ADD = '\u{E145}';
    APPROVAL = '\u{E982}';
    ARROW_DOWN = '\u{E5DB}';
    ARROW_UP = '\u{E5D8}';
    AUTHORITIES = '\u{E90E}';
    BOX = '\u{E835}';
    BOX_CHECKED = '\u{E834}';
    CALENDAR = '\u{EBCC}';
    CHECK = '\u{E5CA}';
    CHEVRON_LEFT = '\u{E408}';
    CHEVRON_RIGHT = '\u{E409}';
    CLOSE = '\u{E14C}';
    CONDITIONS = '\u{EA40}';
    CONTENTS = '\u{E8DE}';
    COPY = '\u{E14D}';
    COVER = '\u{E251}';
    DELETE = '\u{E872}';
    DEPARTMENTS = '\u{F233}';
    DOCUMENT = '\u{E873}';
    DRAFT = '\u{E798}';
    DRAG = '\u{E945}';
    DUTIES = '\u{E6B1}';
    ERROR = '\u{E000}';
    FIND = '\u{E8B6}';
    FIT_WIDTH = '\u{F779}';
    FOLD = '\u{E5CE}';
    FOLDER = '\u{E2C7}';
    FOLDER_ADD = '\u{E2CC}';
    FOLD_ALL = '\u{E5D6}';
    FOLLOW = '\u{E3B4}';
    HISTORY = '\u{E28E}';
    IDENTITY = '\u{EA67}';
    INDICATORS = '\u{F190}';
    INFO = '\u{E88E}';
    JOIN = '\u{E0B3}';
    LIBRARY = '\u{E02F}';
    MINUS = '\u{E15B}';
    MORE = '\u{E5D3}';
    MORE_VERTICAL = '\u{E5D4}';
    MOVE_TO = '\u{E675}';
    NEW = '\u{E89C}';
    NEXT = '\u{E313}';
    NOTES = '\u{E26C}';
    OPEN = '\u{E2C8}';
    OPEN_IN = '\u{E895}';
    OTHER = '\u{E091}';
    PACK = '\u{E666}';
    PANEL_CLOSE = '\u{F705}';
    PANEL_OPEN = '\u{F704}';
    PASTE = '\u{E14F}';
    PDF = '\u{E415}';
    PREVIOUS = '\u{E316}';
    PRINT = '\u{E8AD}';
    PURPOSE = '\u{E153}';
    QUALIFICATIONS = '\u{E80C}';
    REDO = '\u{E15A}';
    RELATIONS = '\u{E97A}';
    ROSTER = '\u{EF43}';
    SAVE = '\u{E161}';
    SAVE_AS = '\u{EB60}';
    SETTINGS = '\u{E8B8}';
    SIGN_OFF = '\u{E746}';
    SPLIT = '\u{E0B6}';
    STYLE = '\u{E3B7}';
    TEMPLATE_ENGLISH = '\u{E894}';
    TEMPLATE_FINANCE = '\u{EF63}';
    TEMPLATE_PEOPLE = '\u{F233}';
    TEMPLATE_PROPERTY = '\u{EA3D}';
    TEMPLATE_SALES = '\u{E54E}';
    TEMPLATE_SERVICE = '\u{F0E2}';
    TEMPLATE_WAREHOUSE = '\u{E1A1}';
    UNDO = '\u{E166}';
    UNFOLD = '\u{E5CF}';
    UNFOLD_ALL = '\u{E5D7}';
    WARNING = '\u{E002}';
}
