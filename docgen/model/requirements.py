"""requirements.yaml: why the department exists, what it does, how well, and what is asked for."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from docgen.model.record import (
    ClockTime,
    Count,
    CountryCode,
    Day,
    Email,
    Flag,
    FunctionRef,
    Id,
    KpiRef,
    NeedId,
    ProseText,
    Record,
    RequirementId,
    RoleRef,
    Text,
    TopicRef,
    TrainingRef,
    Whole,
)
from docgen.model.values import DurationField, LevelField, MonthField, PercentField, PeriodField, ServiceHoursField


class Activity(StrEnum):
    """What customer service is: the kinds of function that can be in scope."""

    PRODUCT_INFORMATION = "product_information"
    ENQUIRIES = "enquiries"
    TROUBLESHOOTING = "troubleshooting"
    COMPLAINTS = "complaints"
    ORDERS = "orders"
    BILLING = "billing"
    RETENTION = "retention"


class Channel(StrEnum):
    """How customers get in touch."""

    VOICE = "voice"
    EMAIL = "email"
    CHAT = "chat"
    SOCIAL = "social"
    LETTER = "letter"
    IN_PERSON = "in_person"


class InPerson(StrEnum):
    """How often customers of a function need somebody in person (S4.1)."""

    NEVER = "never"
    OCCASIONALLY = "occasionally"
    OFTEN = "often"


class Direction(StrEnum):
    """Which way a metric gets better."""

    HIGHER = "higher"
    LOWER = "lower"


class Unit(StrEnum):
    """The unit of a metric."""

    PERCENT = "percent"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    POINTS = "points"


class Window(StrEnum):
    """The measurement period of a metric."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Function(Record):
    """A function in scope; without an in-house owner and a baseline it must not be outsourced (S1.1)."""

    id: Id
    name: Text
    activity: Activity
    description: ProseText
    in_house_owner: Text = Field(description="Who in the company manages the function today")
    baseline: tuple[KpiRef, ...] = Field(
        min_length=1, description="The metrics by which the function is measured today"
    )
    channels: tuple[Channel, ...] = Field(min_length=1)
    languages: tuple[Text, ...] = Field(min_length=1)
    hours: ServiceHoursField
    in_person: InPerson


class Topic(Record):
    """What customers get in touch about, and how often (S1.1, S2.1)."""

    id: Id
    name: Text
    function: FunctionRef
    share: PercentField
    first_contact_resolution: PercentField = Field(
        description="Share of these contacts settled at the first attempt today"
    )
    training: TrainingRef | None = None


class MonthlyVolume(Record):
    """Contacts in one month, by channel."""

    month: MonthField
    voice: Count = 0
    email: Count = 0
    chat: Count = 0
    social: Count = 0
    letter: Count = 0


class IntervalShare(Record):
    """The share of a day's contacts that arrives in the interval which begins at this time."""

    start: ClockTime
    share: PercentField


class IntervalProfile(Record):
    """How the contacts of the busiest day spread over the day, for the calculation of staff (S4.7)."""

    channel: Channel
    interval: DurationField
    busiest_month: MonthField
    busiest_day_share: PercentField = Field(description="Share of the month's contacts that falls on its busiest day")
    intervals: tuple[IntervalShare, ...] = Field(min_length=2)


class HandlingTime(Record):
    """Average time that one contact takes, aftercall work included."""

    channel: Channel
    time: DurationField
    concurrency: Decimal = Field(default=Decimal(1), gt=0, description="Contacts that one agent handles at once")


class Volumes(Record):
    """How much there is to do (S1.1, S4.5)."""

    monthly: tuple[MonthlyVolume, ...] = Field(min_length=1)
    handling_times: tuple[HandlingTime, ...] = Field(min_length=1)
    profile: IntervalProfile | None = None
    forecast_horizon: DurationField = Field(description="How far ahead the client forecasts volumes")
    tolerance: PercentField = Field(description="How far volumes may stray from the forecast before relief applies")
    source: Text = Field(description="Where the figures come from")


class Baseline(Record):
    """The level measured today."""

    value: LevelField
    period: PeriodField


class Kpi(Record):
    """A metric with the bar that must be met and the target that is wanted (S3.1)."""

    id: Id
    name: Text
    measure: Text = Field(description="What is divided by what, or how it is counted")
    unit: Unit
    direction: Direction
    baseline: Baseline
    base_level: LevelField = Field(description="The bar: short of it credits start and no incentive is paid")
    target: LevelField
    window: Window
    source: Text = Field(description="The system or report from which it is read")
    functions: tuple[FunctionRef, ...] = Field(min_length=1)


class Goal(Record):
    """What the engagement is to achieve, on a metric and by a date (S1.1, S3.1)."""

    id: Id
    name: Text
    kpi: KpiRef
    start: LevelField
    target: LevelField
    by: Day


class Outcome(Record):
    """What has been tried or reached so far, and what it showed."""

    finding: Text
    evidence: Text


class Trainee(Record):
    """A group of people who are trained (S2.2)."""

    id: Id
    role: Text
    heads: Whole = Field(ge=1)
    site: Text


class Format(StrEnum):
    """How and where a training is held (S2.3)."""

    ON_SITE = "on_site"
    SEMINAR = "seminar"
    REMOTE = "remote"
    COACHING = "coaching"


class Training(Record):
    """A training module: its topics, its people, its monitor (S2.1-S2.6)."""

    id: Id
    name: Text
    topics: tuple[TopicRef, ...] = Field(min_length=1)
    trainees: tuple[Id, ...] = Field(min_length=1, description="Ids of the groups that attend")
    format: Format
    group: Whole = Field(ge=1, description="Largest number of people in one group")
    hours: Decimal = Field(gt=0, description="Hours for each person")
    monitor: RoleRef = Field(description="Who in the company watches progress and results")
    measured_by: KpiRef = Field(description="The metric on which the training must show")
    supervision: Text = Field(description="How trained staff are put to use under supervision")
    follow_up: Text = Field(description="Follow-up training: what, when, by whom")


class Priority(StrEnum):
    """Whether a bid that lacks it is excluded."""

    MANDATORY = "mandatory"
    DESIRABLE = "desirable"


class Requirement(Record):
    """One numbered requirement with the evidence asked for."""

    id: RequirementId
    area: Id = Field(description="Group under which it is listed", examples=["service", "technology", "people"])
    text: Text
    priority: Priority
    evidence: Text
    need: NeedId


class References(Record):
    """How many references a bidder names, and of what kind (S1.3, S4.4)."""

    count: Whole = Field(ge=1)
    must_include: tuple[Text, ...] = ()
    not_older_than: DurationField


class VettingQuestion(Record):
    """A question put to each bidder, with the evidence and what a good answer shows."""

    id: Id
    criterion: Id = Field(description="The evaluation criterion under which the answer is scored")
    question: Text
    evidence: Text
    good_answer: Text


class Vetting(Record):
    """How reputable providers are told from others (S1.3)."""

    references: References
    interviews: tuple[Text, ...] = Field(
        min_length=1, description="Whom the client wants to speak to: those who would manage the work"
    )
    questions: tuple[VettingQuestion, ...] = Field(min_length=1)


class Criterion(Record):
    """A criterion of the evaluation and its weight in points of a hundred."""

    id: Id
    name: Text
    weight: Whole = Field(ge=1, le=100)
    guidance: Text = Field(description="What the evaluators look for")


class Score(Record):
    """One step of the scoring scale."""

    points: Whole = Field(ge=0)
    meaning: Text


class Evaluation(Record):
    """How bids are compared: the price weight and the criteria add up to 100."""

    price: Whole = Field(ge=0, le=100)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    scale: tuple[Score, ...] = Field(min_length=2)
    minimum: Whole | None = Field(default=None, description="Points short of which a criterion excludes a bid")


class CustomerAcceptance(Record):
    """What customers think of service from abroad (S4.3)."""

    surveyed: MonthField
    respondents: Whole = Field(ge=1)
    accept_abroad: PercentField
    findings: ProseText
    response: Text = Field(description="What is done about the risk of being seen as unresponsive")


class Delivery(Record):
    """From where the service may be delivered (S4.1-S4.4)."""

    allowed_countries: tuple[CountryCode, ...] = Field(min_length=1)
    onshore_comparison: Flag = Field(description="Whether a bid from abroad must come with an onshore price")
    customer_acceptance: CustomerAcceptance | None = None
    home_working: Flag
    on_client_premises: Flag = Field(description="Whether the supplier's people work at the client's site")


class ThirdCountry(Record):
    """A country outside the EEA that personal data reaches, and the basis of the transfer."""

    country: CountryCode
    basis: Text
    safeguards: Text


class DataProtection(Record):
    """The processing of personal data on the client's behalf (S4.4)."""

    personal_data: Flag
    special_categories: Flag = False
    categories: tuple[Text, ...] = ()
    subjects: tuple[Text, ...] = ()
    purposes: tuple[Text, ...] = ()
    third_countries: tuple[ThirdCountry, ...] = ()
    recordings: Flag = Field(default=False, description="Whether calls are recorded")
    retention: DurationField | None = None
    breach_notice: DurationField | None = Field(
        default=None, description="Within which time the supplier reports a breach"
    )
    officer: Email | None = Field(default=None, description="The client's data protection officer")


class Security(Record):
    """What the supplier must show for the protection of assets and data (S4.4)."""

    certificates: tuple[Text, ...] = Field(min_length=1)
    measures: tuple[Text, ...] = Field(min_length=1)
    payments_taken: Flag = Field(description="Whether agents take card payments")
    outbound_calls: Flag
    bots: Flag = Field(description="Whether automated agents talk to customers")
    recovery_time: DurationField
    recovery_point: DurationField


class Bidding(Record):
    """How to respond to the RFP."""

    submit_to: Email
    language: Text
    validity: DurationField = Field(description="How long a bid binds")
    format: Text
    page_limit: Whole = Field(ge=1)


class RequirementFacts(Record):
    """requirements.yaml: why the department exists, what it does, how well, and what is asked for."""

    purpose: ProseText = Field(description="Why the department exists and why it is looked at now")
    objectives: ProseText = Field(description="What outsourcing is to bring about, and what it is not to touch")
    functions: tuple[Function, ...] = Field(min_length=1)
    topics: tuple[Topic, ...] = Field(min_length=1)
    volumes: Volumes
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    kpis: tuple[Kpi, ...] = Field(min_length=1)
    goals: tuple[Goal, ...] = Field(min_length=1)
    trainees: tuple[Trainee, ...] = ()
    training: tuple[Training, ...] = ()
    requirements: tuple[Requirement, ...] = Field(min_length=1)
    vetting: Vetting
    evaluation: Evaluation
    delivery: Delivery
    data_protection: DataProtection
    security: Security
    bidding: Bidding
