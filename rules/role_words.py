"""What each role of the permission matrix is called where a post is set up."""

from rules.permissions import reveals_children

ROLE_WORDS = {
    "IRO": "Reviewing officer or child protection chair",
    "SW": "Social worker",
    "TM": "Team manager",
    "SM": "Service manager",
    "HoS": "Head of service",
    "AD": "Assistant director",
    "DCS": "Director of children’s services",
    "MD": "Managing director",
    "QTM": "Quality service: team manager",
    "QSM": "Quality service: service manager",
    "QHoS": "Quality service: QA Head of Service",
    "BS": "Business support",
    "SA": "System administrator",
    "CD": "Clinic display",
}


def role_hint(role):
    """What comes with a role, as a short sentence."""
    if reveals_children(role):
        return "Sees children or concerns: a QA Head of Service confirms each holder"
    return "Sees no children and no concerns"
