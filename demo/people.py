"""Who lives and works in Northmere. Every name is invented."""

TEAMS = (  # name, the one above
    ("Northmere Council", None),
    ("Children’s Services", "Northmere Council"),
    ("Children in Care service", "Children’s Services"),
    ("Harbour team", "Children in Care service"),
    ("Orchard team", "Children in Care service"),
    ("Family Support service", "Children’s Services"),
    ("Mill team", "Family Support service"),
    ("Quality and Reviewing service", "Northmere Council"),
)

PEOPLE = (  # name, title, role, team
    ("Dilys Ashgrove", "ISRO", "IRO", "Quality and Reviewing service"),
    ("Marcus Fenwick", "ISRO", "IRO", "Quality and Reviewing service"),
    ("Roz Amadi", "Social Worker", "SW", "Harbour team"),
    ("Jory Penn", "Social Worker", "SW", "Orchard team"),
    ("Tamsin Quill", "Social Worker", "SW", "Mill team"),
    ("Hal Okafor", "Team Manager", "TM", "Harbour team"),
    ("Petra Lindqvist", "Team Manager", "TM", "Orchard team"),
    ("Idris Marlowe", "Team Manager", "TM", "Mill team"),
    ("Maud Castellan", "Head of Service", "HoS", "Children in Care service"),
    ("Bram Ellery", "Head of Service", "HoS", "Family Support service"),
    ("Sunniva Hart", "Service Manager", "SM", "Children in Care service"),
    ("Corin Vass", "Assistant Director", "AD", "Children’s Services"),
    ("Edda Thorne", "Director of Children’s Services", "DCS", "Children’s Services"),
    ("Lowell Birch", "Managing Director", "MD", "Northmere Council"),
    ("Wren Halloran", "QA Team Manager", "QTM", "Quality and Reviewing service"),
    ("Silas Rowan", "QA Service Manager", "QSM", "Quality and Reviewing service"),
    ("Odile Pryce", "QA Head of Service", "QHoS", "Quality and Reviewing service"),
    ("Fern Tolliver", "Reviewing support officer", "BS", "Quality and Reviewing service"),
    ("Gil Sandoval", "System administrator", "SA", "Northmere Council"),
    ("Clinic Screen", "Clinic display", "CD", "Quality and Reviewing service"),
)

CHILDREN = (  # name, team, social worker, reviewing officer
    ("Kestrel Moss", "Harbour team", "Roz Amadi", "Dilys Ashgrove"),
    ("Tansy Oakapple", "Orchard team", "Jory Penn", "Dilys Ashgrove"),
    ("Alder Brook", "Harbour team", "Roz Amadi", "Dilys Ashgrove"),
    ("Sorrel Reed", "Orchard team", "Jory Penn", "Dilys Ashgrove"),
    ("Juniper Wold", "Harbour team", "Roz Amadi", "Dilys Ashgrove"),
    ("Damson Fell", "Orchard team", "Jory Penn", "Dilys Ashgrove"),
    ("Linnet Nettlecombe", "Harbour team", "Roz Amadi", "Dilys Ashgrove"),
    ("Merlin Hazel", "Harbour team", "Roz Amadi", "Dilys Ashgrove"),
    ("Clover Eastwind", "Orchard team", "Jory Penn", "Dilys Ashgrove"),
    ("Bramble Eastwind", "Orchard team", "Jory Penn", "Dilys Ashgrove"),
    ("Rook Larkspur", "Mill team", "Tamsin Quill", "Marcus Fenwick"),
    ("Ivy Stonechat", "Mill team", "Tamsin Quill", "Marcus Fenwick"),
    ("Teasel Marsh", "Mill team", "Tamsin Quill", "Marcus Fenwick"),
)
