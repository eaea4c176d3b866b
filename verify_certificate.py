"""Judge what certificates of attainment state again by AR-1 1.1: ``python verify_certificate.py FILE...``"""
import hashlib, json, sys
from fractions import Fraction as F
from itertools import pairwise
WORST = ["NO_DATA", "NOT_COMPARABLE", "NOT_DUE", "REGRESSED", "NOT_MET", "PARTIALLY_MET", "MET", "EXCEEDED", "NOT_APPLICABLE"]
RULES, IMPLIED, NO_INDEX = "AR-1 1.1", {"zero": F(0), "full": F(100)}, ["NO_PROGRESS_INDEX"]
CHOSEN = {"maximum": max, "minimum": min, "latest": lambda said: [*said][-1]}
def value(of):
    return F(of["pair"][0]) / F(of["pair"][1]) if of["pair"] and F(of["pair"][1]) else None
def brought_together(years, way):  # the actual to judge, and why there is none where years cannot be added
    last, counted, pair, whole = years[-1], [year for year in years if value(year) is not None], None, True
    if way == "sum_to_date":
        counted = [year for year in years if year["state"] != "not_applicable"]
        touch = all(before["days"][1] == after["days"][0] for before, after in pairwise(years))
        whole = counted and touch and all(year["pair"] for year in counted)
    elif counted and way in CHOSEN and (counted[-1] is last or (way == "latest" and last["state"] != "not_applicable")):
        counted, pair = counted[-1:] if way == "latest" else counted, [CHOSEN[way](map(value, counted)), 1]
    elif counted and way == "pooled_ratio" and last["pair"] and last["state"] != "not_applicable":
        counted = [year for year in years if year["pair"] and year["state"] != "not_applicable"]
    else: return last, ""
    plain = sum(not year["is_ratio"] for year in counted) if pair is None else 0
    if not whole or (plain and (plain < len(counted) or (plain > 1 and way == "pooled_ratio"))):
        last = last | {"pair": None, "state": last["state"].replace("nil", "not_reported")}
        return last, "NOT_AGGREGABLE" if whole else "INCOMPLETE_SERIES"
    upper, lower = (sum(F(year["pair"][at]) for year in counted) for at in (0, 1))
    states = [year["state"] for year in counted if year["state"] in ("proxy", "break", "proxy_break")] + ["reported"]
    return last | {"state": states[0], "pair": pair or [upper, lower if counted[0]["is_ratio"] else 1]}, ""
def compared(kind, tol, a, b, t, high):  # verdict ("" where P decides), P, L, gap and reasons
    if kind == "range":
        away, before = (x if x is None else max(t - x, x - high, F(0)) for x in (a, b))
        p, verdict = 1 - away / before if before else None, "REGRESSED" if before == 0 else ""
        return verdict if away else "MET", p, None, -away, NO_INDEX * (not before)
    if kind == "maintain":
        return "MET" if abs(a - t) <= tol else "NOT_MET", None, a / t if t > 0 else None, -abs(a - t), NO_INDEX
    s = 1 if kind in ("increase", "at_least", "full") else -1
    gap, wanted, gained = s * (a - t), *((0, 0) if b is None else (s * (t - b), s * (a - b)))
    ratio = None if t <= 0 or a < 0 or a == 0 > s else (a / t) ** s
    why = {"NO_BASELINE": b is None, "BASELINE_EQUALS_TARGET": b == t, "NO_RATIO": ratio is None,
           "TARGET_LESS_AMBITIOUS_THAN_BASELINE": wanted < 0, "WORSE_THAN_BASELINE": gained < 0}
    verdict = "EXCEEDED" if gap > tol else "MET" if gap >= -tol else ""
    verdict = ("MET" if gap == 0 or gap > 0 < s else "NOT_MET") if kind in IMPLIED else verdict
    return verdict, gained / wanted if wanted > 0 else None, ratio, gap, [code for code in why if why[code]]
def judged(it):
    if it["components"]:
        at = min(WORST.index(part["result"]["verdict"]) for part in it["components"])
        return WORST[at], None, None, None, ["INCOMPLETE_COMPONENTS"] * (at < 3) + WORST[8:] * (at == 8)
    kind, target, (year, unsaid) = it["kind"], it["target"], brought_together(it["years"], it["accumulation"])
    state, bases, (a, b, low) = year["state"], (year["basis"], target["basis"]), map(value, (year, it["baseline"], target))
    lacks = low is None or (target["high"] is None if kind == "range" else target["high"] and F(target["high"]) != low)
    is_due = it["due"] and state != "not_due"
    missing, unsaid = ("NO_DATA", unsaid or "NOT_REPORTED") if is_due else ("NOT_DUE", "NOT_REPORTED")
    a_adds, t_adds = bases[0] == "increment", bases[1] == "increment" and kind not in IMPLIED
    for holds, reason, verdict in (
        (state == "not_applicable", "NOT_APPLICABLE", "NOT_APPLICABLE"), (not kind, "KIND_UNKNOWN", ""),
        (kind == "milestone" and year["judged"], "JUDGED", year["judged"]), (kind == "milestone", unsaid, missing),
        (lacks and kind not in IMPLIED, "NO_TARGET", ""), ("unknown" in bases, "BASIS_UNKNOWN", ""),
        (state in ("break", "proxy_break"), "SERIES_BREAK", ""), (state == "proxy", "PROXY", ""),
        (a is None and year["pair"], "ZERO_DENOMINATOR", ""), (a_adds != t_adds and a is not None and b is None, "BASIS_DIFFERS", ""),
        (a is None, unsaid, "" if unsaid == "NOT_AGGREGABLE" else missing)):
        if holds: return verdict or "NOT_COMPARABLE", None, None, None, [reason]
    a, more = a + (b if a_adds and not t_adds else 0), b if t_adds and not a_adds else 0
    t, high, b = IMPLIED.get(kind, low) + more, F(target["high"] or 0) + more, F(0) if a_adds and t_adds else b
    verdict, p, ratio, gap, why = compared(kind, F(it["tolerance"]), a, b, t, high)
    verdict = verdict or ("NOT_MET" if not p else "PARTIALLY_MET" if p > 0 else "REGRESSED")
    totals = [v for v in map(value, it["years"]) if v is not None and it["accumulation"] == "running_total"]
    why = why + ["JUDGEMENT_DIFFERS"] * (year["judged"] not in ("", verdict)) + ["RUNNING_TOTAL_FELL"] * (totals != sorted(totals))
    return verdict, p, ratio, gap, why
def faults(it):  # what of a certificate, and of those inside it, does not hold
    plain = json.dumps({key: it[key] for key in it if key != "number"}, sort_keys=True)
    now = zip(("verdict", "progress", "ratio", "gap", "reasons"), judged(it), strict=True)
    now = {name: sorted(x) if name == "reasons" else x if x is None else str(x) for name, x in now}
    insides = [inside for inside in (*it["components"], it["original"]) if inside]
    wrong = [name for name in now if now[name] != it["result"][name]] + ["rule_set"] * (it["rule_set"] != RULES)
    wrong += ["number"] * (hashlib.sha256(plain.encode()).hexdigest() != it["number"]) + ["is_provisional"] * any(inside["is_provisional"] != it["is_provisional"] for inside in insides)
    return [f"{it['number'][:12]}: {name}" for name in wrong] + [fault for inside in insides for fault in faults(inside)]
if __name__ == "__main__":
    given = [it for name in sys.argv[1:] for it in json.load(open(name, encoding="utf-8"))]
    early = [f"Provisional: {n}." for n in [sum(it["is_provisional"] for it in given)] if n]
    sys.exit("\n".join(fault for it in given for fault in faults(it)) or print("Every certificate holds.", *early))
