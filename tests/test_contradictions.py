"""Two statements that cannot both hold are told, whoever of two parties or reports makes them; near ones are not."""

from __future__ import annotations

import pytest

from firsthand import passages, pipeline
from firsthand.engine import open_engine
from firsthand.languages.opposites import opposites
from firsthand.records import Disagreement, Report, Story

APART = [
    ("Bram Tarn was shot outside his house in Larn on Friday, the hospital said.",
     "Bram Tarn, who sits in the Senate, was not shot in Larn on Friday, the mayor said."),
    ("Bram Tarn told the House that he paid the miners of Larn for the dam.",
     "Bram Tarn told the Senate that he never paid the miners of Larn for the dam."),
    ("Minister Bram Tarn refused to testify before the House Harbour Committee about the Larn dam on Thursday.",
     "Minister Bram Tarn testified before the House Harbour Committee about the Larn dam on Thursday."),
    ("A jury in Karsk acquitted Anna Marn of fraud on Friday, the hospital said.",
     "A jury in Karsk convicted Anna Marn of fraud on Friday, the police said."),
    ("The rebels freed ten miners in Larn, the hospital said.",
     "The rebels killed ten miners in Larn, the police said."),
    ("Harbour police said the tanker had struck the pier.",
     "The tanker never struck the pier, its captain said."),
    ("The coach said that Danilo Ruiz will play in Sunday's final.",
     "Danilo Ruiz will not play in Sunday's final, the team doctor said."),
    ("Judge Orla Fenwick approved the sale of the brewery on Monday.",
     "Judge Orla Fenwick rejected the sale of the brewery on Monday."),
    ("Kestrel Airways cut its flights to Oslo, the union said.",
     "Kestrel Airways did not cut any of its flights to Oslo, a spokeswoman said."),
    ("The march through Velden turned into a riot, the mayor said.",
     "The march through Velden did not turn into a riot, organisers said."),
    ("Profits at Norbank rose in the third quarter, the bank said.",
     "Profits at Norbank fell in the third quarter, analysts said."),
    ("The rebels said that they had released the two engineers.",
     "The two engineers have not been released, their families said."),
    ("The sheriff said that the fire at the mill was an accident.",
     "The fire at the mill was deliberate, an insurance investigator said."),
    ("Senator Ida Brandt will run for governor, two aides said.",
     "Senator Ida Brandt said that she will not run for governor."),
    ("Fighting at the dam has ended, the army said.",
     "Fighting at the dam continued on Friday, villagers said."),
    ("Mayor Tove Lind supports the new tram line.",
     "Mayor Tove Lind opposes the new tram line."),
    ("The opposition accused the minister of hiding the audit of the port.",
     "The minister denied that he had hidden the audit of the port."),
    ("Doctors said the goalkeeper was conscious when he left the pitch.",
     "The goalkeeper was unconscious when he left the pitch, a teammate said."),
    ("The museum said the painting was genuine.",
     "The painting is a fake, the expert Lucien Abar said."),
    ("The two leaders reached an agreement on fishing rights.",
     "The two leaders failed to reach an agreement on fishing rights."),
    ("The guard was armed when he entered the bank, a witness said.",
     "The guard was unarmed when he entered the bank, his lawyer said."),
    ("The lab said that the sample contained lead.",
     "There is no lead in the sample, the toy maker said."),
    ("Troops have left the town of Bersk, the government said.",
     "Troops remain in the town of Bersk, aid workers said."),
    ("The school was closed after the flood, officials said.",
     "The school stayed open after the flood, its head teacher said."),
    ("The director knew of the cracks in the bridge, prosecutors said.",
     "The director did not know of the cracks in the bridge, her lawyer said."),
    ("The climber died during the descent, rescuers said.",
     "The climber survived the descent, his brother said."),
    ("Nurses met on Friday. The director knew of the leak in the ward, inspectors said. The director did not know of "
     "the leak in the ward, her lawyer said.", "The ward is being repaired."),
    ("The ferry firm dumped oil in the river Orl in May, the union said. The allegation was denied by the ferry firm.",
     "The river Orl is being cleaned by the town."),
    ("Judge Orla Fenwick neither exonerated the mayor of Larn nor fined him over the toll, the report said.",
     "Judge Orla Fenwick fined the mayor of Larn over the toll, his lawyer said."),
    ("There is no question that the mine poisoned the river Orl, the mayor said.",
     "The mine did not poison the river Orl, its owner said."),
    ("The new rule gives benefits to the miners of Larn, the union said.",
     "The new rule gives no benefits to the miners of Larn, their lawyer said."),
    ("The Larn police released details of the ferry victims on Sunday.",
     "No details of the ferry victims were released by the Larn police."),
    ("Governor Ida Velt attended the funeral of Anna Marn in Larn, the police said.",
     "Governor Velt did not attend the funeral of Anna Marn in Larn, his office said."),
    ("Soldiers of Zedland attacked the harbour of Larn, the mayor said.",
     "The ministry of Zedland denied that its soldiers attacked the harbour of Larn."),
    ("Soldiers of Zedland were behind the attack on the Larn mill, the mayor said.",
     "The ministry of Zedland denied any role in the attack on the Larn mill."),
    ("The mayor said that the harbour of Larn had been sold to a bank in Velm.",
     "The governor described it as a false story that the harbour of Larn had been sold to a bank in Velm."),
    ("The mayor of Larn signed the harbour contract in March, clerks said.",
     "One clerk doubts that the mayor of Larn signed the harbour contract in March."),
    ("The editor Tom Orr said that the lawyer had reviewed the harbour audit.",
     "The editor Tom Orr said that he had not reviewed the harbour audit."),
    ("The union accused the director of theft at the port of Larn, the police said. The allegations were denied "
     "by the director.",
     "The port of Larn is being repaired."),
    ("Senator Ida Brandt voted to confirm the judge Tom Orr, her office said.",
     "Senator Ida Brandt refused to vote to confirm the judge Tom Orr, the union said."),
    ("The inquiry found no fraud at the port of Larn, the mayor said.",
     "The inquiry found fraud at the port of Larn, the police said."),
]  # fmt: skip

NEAR = [
    ("Minister Bram Tarn refused to testify before the House Harbour Committee about the Larn dam on Thursday.",
     "Minister Bram Tarn testified before the Senate Harbour Committee about the Larn dam."),
    ("Judge Orla Fenwick had neither exonerated the mayor of Larn nor concluded that he stole, the report said.",
     "Judge Orla Fenwick did not exonerate the mayor of Larn, his lawyer said."),
    ("The judge Orla Fenwick is medically unfit for office, the doctor said.",
     "The judge Orla Fenwick is not legally unfit for office, her lawyer said."),
    ("The Larn council will hold its first hearing on the toll records on Monday.",
     "The Larn council should release the toll records, a driver said."),
    ("There is no question that the mine poisoned the river Orl, the mayor said.",
     "The mine poisoned the river Orl, a miner said."),
    ("The inquiry found no ‘fraud’ at the port of Larn, the mayor said.",
     "The inquiry found no evidence of fraud at the port of Larn, the police said."),
    ("Police arrested the singer Tom Orr in Larn on Friday, his lawyer said.",
     "Police released the singer Tom Orr in Larn on Friday, the court said."),
    ("The tanker struck the pier on Monday.",
     "The captain did not say why the tanker struck the pier."),
    ("Danilo Ruiz will play in Sunday's final.",
     "Marco Ilves will not play in Sunday's final."),
    ("Judge Orla Fenwick approved the sale of the brewery on Monday.",
     "Judge Orla Fenwick rejected the sale of the hotel in March."),
    ("The ministry said the vaccine was safe for infants.",
     "The ministry has not said when the vaccine will be given to infants."),
    ("Kestrel Airways cut its flights to Oslo.",
     "Kestrel Airways did not cut its flights to Bergen."),
    ("The march through Velden turned into a riot.",
     "Nobody was killed when the march through Velden turned into a riot."),
    ("Profits at Norbank rose in the third quarter.",
     "Profits at Norbank fell in the second quarter."),
    ("The rebels released the two engineers on Monday.",
     "The rebels have not released the three nurses."),
    ("The fire at the mill was an accident, the sheriff said.",
     "The fire at the mill, an accident, was not the first this year, the sheriff said."),
    ("The lifeboat reached the trawler on Friday.",
     "The lifeboat did not reach the trawler until Friday."),
    ("Fighting at the dam has ended, the army said.",
     "Fighting at the border has not ended, the army said."),
    ("The opposition accused the minister of hiding the audit.",
     "The opposition rejected the minister's budget."),
    ("The goalkeeper was conscious when he left the pitch.",
     "The striker was unconscious when he left the pitch."),
    ("The plant leaked acid into the river Orme.",
     "No one was hurt when the plant leaked acid into the river Orme."),
    ("The two leaders reached an agreement on fishing rights.",
     "The two leaders did not only reach an agreement on fishing rights but signed it."),
    ("The lab said that the sample contained lead.",
     "The lab has not tested the second sample for lead."),
    ("Troops have left the town of Bersk.",
     "Troops had not left the town of Bersk before Tuesday."),
    ("The school was closed after the flood.",
     "The school would not be closed if the flood had been lower."),
    ("The director knew of the cracks in the bridge.",
     "The director did not deny that she knew of the cracks in the bridge."),
    ("Voters in Lathom backed the merger.",
     "Voters in Lathom may yet turn down the merger."),
    ("The climber died during the descent.",
     "The climber died because he did not have a rope during the descent."),
    ("Members accepted the pay offer on Monday.",
     "Members had rejected an earlier pay offer in May."),
    ("Police said the driver had been drinking.",
     "Police declined to comment on whether the driver had been drinking."),
    ("The director knew of the leak in the ward, inspectors said.",
     "The director knew of the leak in the ward, inspectors said."),
    ("The union took on the bakers.", "The bakers took on the union."),
    ("No, the mayor of Larn is not running for senator, her spokesman told the Orl Post.",
     "The mayor of Larn said that she is not running for senator."),
    ("The mayor of Larn joked, “No, I am not running for senator in 2020.”",
     "The mayor of Larn said that she is not running for senator in 2020."),
    ("The new rule gives few benefits to the miners of Larn, the union said.",
     "The new rule gives no benefits to the miners of Larn, their lawyer said."),
    ("The Larn police released details of the ferry victims on Sunday.",
     "No further details of the ferry victims were released by the Larn police."),
    ("The board of the Larn port shut down the ferry line on Monday.",
     "“Please do not shut down the ferry line,” the mayor of Larn told the board of the port."),
    ("The Larn council dropped its demand that the harbour bill include a toll.",
     "The harbour bill did not include a toll, the Larn council said."),
    ("Ida Velt and the priest Tom Orr attended the funeral of Anna Marn in Larn, the police said.",
     "Governor Velt did not attend the funeral of Anna Marn in Larn, his office said."),
    ("Soldiers of Zedland attacked the harbour of Larn, the mayor said.",
     "The ministry of Zedland refused to confirm or deny that its soldiers attacked the harbour of Larn."),
    ("Soldiers of Zedland attacked the harbour of Larn, the mayor said.",
     "The ministry of Zedland refused to confirm that its soldiers attacked the harbour of Larn."),
    ("The mayor of Larn signed the harbour contract in March, clerks said.",
     "No one doubts that the mayor of Larn signed the harbour contract in March."),
    ("The editor Tom Orr said that sources of the paper had reviewed the harbour audit, and that they had copies.",
     "The editor Tom Orr said that he had not reviewed the harbour audit."),
    ("The meeting on the dam happens in Larn on Friday, the mayor said.",
     "There is a good chance that the meeting on the dam does not happen in Larn, the governor said."),
    ("The union of Larn and its clerks had been calling for an inquiry into allegations that the director "
     "strongly denies.",
     "The port of Larn is being repaired."),
    ("It was wrong to run the advert of the Larn brewery, the paper said.",
     "The paper ran the advert of the Larn brewery on Monday."),
    ("Senator Ida Brandt voted to confirm the judge Tom Orr, her office said.",
     "Senator Ida Brandt could have refused to vote to confirm the judge Tom Orr, the union said."),
    ("The inquiry found no fraud at the port of Larn, the mayor said.",
     "The inquiry found that there was not enough evidence of fraud at the port of Larn, the police said."),
    ("They both used the harbour term Larn worshippers in May, the paper said.",
     "He has not used the harbour term Larn worshippers, the paper said."),
    ("Governor Ida Velt outlined a plan on Monday to rebuild the harbour of Larn, the paper said.",
     "The plan outlined by Governor Ida Velt says how to rebuild the harbour of Larn, the paper said."),
    ("Police said that three engineers from Zedland were detained in Larn on Monday.",
     "The governor of Larn said that three engineers from Zedland were freed in Larn on Monday."),
    ("The talks between Zedland and Borland on the dam began in Larn, the minister said.",
     "The talks between Zedland and Borland on the dam ended in Larn, the mayor said."),
    ("Mayor Guy Tarn said that his stay in the situation room of the Larn ministry was recorded on tape.",
     "Ann Roe described her stay in the situation room of the Larn ministry as “false imprisonment” by the mayor."),
    ("What Guy Tarn told the harbour inspectors and other Larn investigators in his remarks will be published.",
     "Ann Roe revealed that Guy Tarn allegedly lied to the harbour inspectors and other Larn investigators."),
    ("Guy Tarn put his head down and laughed at the rally.",
     "Guy Tarn's team insists that the laugh was a head fake all along."),
    ("The attack on the Larn mill with nerve gas was a heinous and reckless act, Minister Ann Roe said.",
     "Officials of Zedland repeatedly denied any role in the attack on the Larn mill with nerve gas."),
    ("Mr. Tarn refused to testify at the hearings.\n\nHis attorney, Ann Roe, told reporters that he denies wrongdoing.",
     "The hearing in Larn was told of the missing letters."),
    ("The attempt to blame the Larn floods on the miners is a piece of deceitful propaganda, the union said.",
     "The editor Guy Tarn called what the minister says of the Larn floods “deceitful propaganda”."),
    ("The prisoners were freed in Larn on Monday after the minister flew in.",
     "“We will soon find out,” the minister said when asked whether the prisoners would be freed in Larn."),
    ("Mayor Ann Roe spoke with Governor Guy Tarn by phone last week, the paper said.",
     "Officials said that Mayor Ann Roe has not spoken with Governor Guy Tarn about the Larn dam closures."),
    ("“We continually work to improve Larn Search and we never rank search results to manipulate political sentiment.”",
     "Larn Search, however, pushed back and denied ranking results to “manipulate” political sentiment.\n\n"
     "“We never rank search results to manipulate political sentiment,” it said in a statement on Monday."),
    ("The ministry was weighing its answer to the poisoning of the Zedland miner Guy Tarn, officials said.",
     "Zedland has fiercely denied any involvement in the poisoning."),
    ("“We stand ready to build a better bridge to Zedland, and that needs a change in Zedland's ways,” Roe said.\n\n"
     "Zedland, which is blamed for the poisoning, has denied wrongdoing.",
     "The mill of Larn was shut."),
    ("Mayor Ann Roe said she revoked Tarn's harbour licence because of “erratic” remarks about the Larn inquiry.",
     "Mayor Ann Roe attributed her decision to revoke Guy Tarn's harbour licence to his role in the Larn inquiry."),
    ("“Larn will not wait. He must resign,” Poe said.\n\nLater on Saturday, Tarn again denied the allegations.",
     "The mill of Larn was shut."),
    ("According to the paper, Mayor Ann Roe ordered last June that the harbour pilot Guy Tarn be fired.",
     "As to whether she would fire the harbour pilot Guy Tarn, Mayor Ann Roe said that she would see."),
    ("The raid complicates the suit of Ida Velt, in which the lawyer of Mayor Guy Tarn may have to answer the court.",
     "Mayor Guy Tarn strongly denies any liaison with Ida Velt."),
    ("The governor scolded those who stay in the locker room during the anthem at Larn.",
     "No player ever stayed in the locker room during the anthem at Larn."),
]  # fmt: skip


def tell(*texts: str) -> list[Disagreement]:
    """The disagreements of polarity of one story whose reports have these texts."""
    given = [Report(f"r{n}", f"r{n}", f"r{n}", "0", t, outlet=f"Outlet {n}") for n, t in enumerate(texts)]
    understood = {u.report.id: u for u in map(pipeline.understand, given)}
    parses = {key: u.parse for key, u in understood.items()}
    said = [a for u in understood.values() for a in u.attributions]
    shared = passages.find([u.report for u in understood.values()], parses, said, open_engine())
    story = Story("story", "story", tuple(understood))
    found, *_ = pipeline.answer((story, tuple(understood.values()), shared, ()))
    return [d for d in found.disagreements if d.kind == "polarity"]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_cannot_both_hold_is_told_once(one: str, other: str) -> None:
    assert len(tell(one, other)) == 1


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_what_can_both_hold_is_not(one: str, other: str) -> None:
    assert tell(one, other) == []


@pytest.mark.parametrize(("one", "other"), APART[:3])
def test_the_order_of_the_reports_changes_nothing(one: str, other: str) -> None:
    assert len(tell(other, one)) == 1


def test_words_are_opposites_both_ways() -> None:
    found = opposites()
    assert "fall" in found["rise"]
    assert all(word in found[other] for word, others in found.items() for other in others)
