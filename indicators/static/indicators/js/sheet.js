// The entry sheet as a spreadsheet. Without this file it is a form with two buttons.

import "./sheet/keys.js";
import { offerWhatWasKept } from "./sheet/offering.js";
import "./sheet/opening.js";
import "./sheet/pasting.js";
import "./sheet/picking.js";
import "./sheet/saving.js";
import "./sheet/undoing.js";

offerWhatWasKept();
