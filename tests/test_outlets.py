import pytest

from firsthand.languages import outlets


@pytest.mark.parametrize("name", ["AP", "the AP", "The AP", "A.P.", "Associated Press", "apnews.com"])
def test_one_agency_is_met_under_its_names(name):
    assert outlets.lookup(name) is outlets.lookup("https://www.apnews.com/article/1?x=y")


@pytest.mark.parametrize("word", ["ap", "pa", "Sita", "beta news", "", "   ", "dawn.example"])
def test_a_plain_word_is_no_acronym(word):
    assert outlets.named(word) == ()


def test_names_borne_by_several_are_all_given_and_none_is_chosen():
    for name in [
        "The Times",
        "Pravda",
        "The Sun",
        "Daily Star",
        "The Guardian",
        "The Independent",
        "The Herald",
        "ABC",
    ]:
        assert len(outlets.named(name)) > 1, name
        assert outlets.lookup(name) is None


def test_the_longest_domain_decides():
    assert outlets.lookup("timesofindia.indiatimes.com").name == "The Times of India"
    assert outlets.lookup("https://economictimes.indiatimes.com/news").name == "The Economic Times"
    assert outlets.lookup("http://user:pw@www.bbc.co.uk:80/news").name == "BBC News"
    assert outlets.lookup("notreuters.com") is None
    assert outlets.lookup("com") is None


def test_the_list_is_broad_and_each_line_well_formed():
    listed = outlets.listed()
    assert len([o for o in listed if o.kind == "agency"]) >= 60
    assert len(listed) >= 360
    assert len({o.country for o in listed}) >= 100
    assert {o.kind for o in listed} == {"agency", "newspaper", "broadcaster", "magazine", "site"}
    domains = [d for o in listed for d in o.domains]
    assert len(domains) == len(set(domains))
    assert len({(o.name, o.country) for o in listed}) == len(listed)
