"""Analytics offered: only what a document states as supported, and the step it reaches."""

from __future__ import annotations

import pytest

from camcensus.wire.capabilities import offers_of_elements, offers_of_pairs
from camcensus.wire.markup import read_elements


@pytest.mark.parametrize(
    ("document", "offers"),
    [
        pytest.param(
            "<a><isSupportFaceDetect>true</isSupportFaceDetect></a>",
            ("face detection (isSupportFaceDetect)",),
            id="detect",
        ),
        pytest.param(
            "<a><isSupportFaceSnap>true</isSupportFaceSnap></a>", ("face capture (isSupportFaceSnap)",), id="snap"
        ),
        pytest.param(
            "<a><isSupportFaceSnapModeling>true</isSupportFaceSnapModeling></a>",
            ("face modelling (isSupportFaceSnapModeling)",),
            id="modeling",
        ),
        pytest.param(
            "<a><isSupportFaceContrast>true</isSupportFaceContrast></a>",
            ("face comparison (isSupportFaceContrast)",),
            id="contrast is comparison with a list",
        ),
        pytest.param("<a><isSupportFaceContrast>false</isSupportFaceContrast></a>", (), id="false is silence"),
        pytest.param("<a><isSupportFaceContrast/></a>", (), id="empty is silence"),
        pytest.param("<a><faceContrast>true</faceContrast></a>", (), id="a setting is no statement of support"),
        pytest.param(
            '<a><race opt="unknown,asian,white"/></a>', ("ethnicity attribute (race)",), id="a list of choices for race"
        ),
        pytest.param(
            '<a><attributeType opt="age,gender,ethnic"/></a>',
            ("ethnicity attribute (ethnic)",),
            id="ethnic among the choices",
        ),
        pytest.param("<a><name>Race</name><channelName>Nation</channelName></a>", (), id="names that people gave"),
        pytest.param('<a><country opt="race"/></a>', (), id="a list about something else"),
        pytest.param(
            '<a xmlns:tt="u"><tt:AnalyticsModuleDescription Name="tt:FaceDetector"/></a>',
            ("face detection (FaceDetector)",),
            id="an ONVIF module",
        ),
        pytest.param(
            '<a xmlns:tt="u"><tt:RuleDescription Name="tns1:RuleEngine/Recognition/Face"/></a>',
            ("face comparison (Recognition/Face)",),
            id="an ONVIF rule",
        ),
    ],
)
def test_elements(document, offers):
    assert offers_of_elements(read_elements(document)) == offers


@pytest.mark.parametrize(
    ("pairs", "offers"),
    [
        pytest.param({"caps.FaceRecognition": "true"}, ("face comparison (FaceRecognition)",), id="said to be so"),
        pytest.param({"caps.FaceRecognition": "false"}, (), id="said not to be so"),
        pytest.param(
            {"table.VideoAnalyseRule[0][1].Class": "FaceDetection"}, ("face detection (FaceDetection)",), id="class"
        ),
        pytest.param(
            {"caps.FaceAttribute.FeatureList[3]": "Race", "caps.FaceAttribute.FeatureList[0]": "Age"},
            ("ethnicity attribute (Race)", "person attributes (FaceAttribute)"),
            id="a list of attributes",
        ),
        pytest.param(
            {"caps.AttributeList": "Sex,Nation"}, ("ethnicity attribute (Nation)",), id="several in one value"
        ),
        pytest.param({"table.ChannelTitle[0].Name": "Race"}, (), id="a title that somebody gave"),
        pytest.param({"table.ChannelTitle[0].Name": "Race track"}, (), id="a word in a title"),
        pytest.param({"caps.Emotion": "Uygur"}, (), id="a value below a key of another kind"),
        pytest.param(
            {"caps.AttributeList[1]": "Uygur"}, ("ethnicity attribute (Uygur)",), id="a people's name in a list"
        ),
    ],
)
def test_pairs(pairs, offers):
    assert offers_of_pairs(pairs) == offers
