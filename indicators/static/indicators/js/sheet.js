// The entry sheet as a spreadsheet. Without this file it is a form with two buttons.

import { offerWhatWasKept } from "./sheet/keeping.js";
import "./sheet/keys.js";
import "./sheet/opening.js";
import "./sheet/pasting.js";
import "./sheet/picking.js";
import "./sheet/saving.js";
import "./sheet/undoing.js";

offerWhatWasKept();
